//! How commands find their rows: each is run, and SQLite is asked for the plan of every statement that it ran. No table
//! is read in full where an index helps, and every index is used.

use std::cell::RefCell;
use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};
use rusqlite::trace::{TraceEvent, TraceEventCodes};
use rusqlite::types::Null;
use rusqlite::{Connection, Row, params_from_iter};

use crate::model::date::Span;
use crate::model::id::{MeetingId, OwnerId, RecommendationId, RoundId};
use crate::model::reference::Ref;
use crate::model::vocabulary::{Grouping, Health, Kind, MeetingKind, Status};
use crate::store::file::register::{Keep, Register};
use crate::store::item::record::{NewFollowUp, Part};
use crate::store::log::change::Mark;
use crate::store::log::entries::LogFilter;
use crate::store::log::tables::LOGGED;
use crate::store::lookup::filter::Filter;
use crate::store::meeting::entering::NewMeeting;
use crate::store::overview::agenda::Horizon;
use crate::store::overview::progress::Scope;
use crate::store::undo::steps::{Consent, Target};
use crate::store::whole::{Extent, Log, Persons};
use crate::testing::{TODAY, author, midsa};

/// Tables with few rows however large a register is: one row for each meeting, owner, setting or value of a list.
const SMALL: [&str; 7] = ["CONSTANT ROW", "meeting", "m", "owner", "setting", "older", "json_each VIRTUAL TABLE INDEX 1:"];

/// Reads the list in its order and returns each row that it reads.
const ORDER: &str = "r USING INDEX recommendation_order";

thread_local! {
    static RUN: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

// The signature is given by SQLite's library.
#[allow(clippy::needless_pass_by_value)]
fn note(event: TraceEvent<'_>) {
    if let TraceEvent::Stmt(_, sql) = event {
        RUN.with_borrow_mut(|run| run.insert(sql.to_owned()));
    }
}

/// The statements that `work` runs, with their parameters unbound.
fn run_by(register: &mut Register, work: impl FnOnce(&mut Register)) -> BTreeSet<String> {
    register.connection.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(note)).expect("traced");
    work(register);
    register.connection.trace_v2(TraceEventCodes::empty(), None::<fn(TraceEvent<'_>)>).expect("no longer");
    let is_planned =
        |sql: &String| ["SELECT", "WITH", "INSERT", "UPDATE", "DELETE"].iter().any(|word| sql.trim_start().starts_with(word));
    RUN.take().into_iter().filter(is_planned).collect()
}

/// SQLite's plan of a statement whose parameters are unbound.
fn explained<T>(connection: &Connection, sql: &str, read: impl Fn(&Row<'_>) -> rusqlite::Result<T>) -> Vec<T> {
    let mut statement = connection.prepare(sql).expect("a statement");
    let unbound = vec![Null; statement.parameter_count()];
    let rows = statement.query_map(params_from_iter(unbound), read).expect("explained");
    rows.collect::<rusqlite::Result<_>>().expect("read")
}

/// Runs `work` on the MIDSA record. Of the large tables, it may read in full only those in `whole`.
#[track_caller]
fn case(whole: &[&str], work: impl FnOnce(&mut Register)) {
    let (_folder, mut register) = midsa();
    let mut found = BTreeSet::new();
    for sql in run_by(&mut register, work) {
        let steps = explained(&register.connection, &format!("EXPLAIN QUERY PLAN {sql}"), |row| row.get::<_, String>("detail"));
        // Searching the images only by their table is no better than a scan.
        let of_a_table =
            steps.iter().filter(|step| step.ends_with("log_change_row (table_name=?)") && !sql.contains("max(row_id)"));
        let scanned = steps.iter().filter_map(|step| step.strip_prefix("SCAN ")).chain(of_a_table.map(String::as_str));
        let large = scanned.filter(|scanned| !SMALL.contains(scanned) && !reads_few_rows(&sql, scanned));
        found.extend(large.map(|scanned| (scanned.to_owned(), sql.clone())));
    }
    let scanned: BTreeSet<&str> = found.iter().map(|(scanned, _)| scanned.as_str()).collect();
    assert_eq!(scanned, whole.iter().copied().collect(), "{found:#?}");
}

/// Whether only the first or last rows are read: whether there is anything at all, or the newest entries of the log.
fn reads_few_rows(sql: &str, scanned: &str) -> bool {
    let is_there = sql.contains("EXISTS (SELECT 1 FROM translation") || sql == "SELECT EXISTS (SELECT 1 FROM recommendation)";
    is_there && scanned.contains("COVERING INDEX") || scanned == "log" && sql.contains("ORDER BY id DESC LIMIT")
}

fn list(filter: Filter) -> impl FnOnce(&mut Register) {
    move |register| register.recommendations(&filter, TODAY, &mut |_| Ok(())).expect("read")
}

fn due(horizon: Horizon, filter: Filter) -> impl FnOnce(&mut Register) {
    move |register| drop(register.agenda(&filter, horizon, TODAY).expect("read"))
}

fn desk(register: &mut Register) {
    register.desk(TODAY, 3, 3).expect("read");
}

fn progress(grouping: Grouping) -> impl FnOnce(&mut Register) {
    move |register| drop(register.progress(&Filter::default(), grouping, Scope::OwnDecisions, TODAY).expect("read"))
}

fn show(register: &mut Register) {
    let id = register.find_recommendation("MRU-2006-02a").expect("there");
    register.dossier(id, TODAY).expect("read");
}

/// Updates as `rec update` does, which shows what was changed.
fn implemented(register: &mut Register) {
    let new = NewFollowUp { status: Some(Status::Implemented), note: Some("a letter".to_owned()), ..NewFollowUp::default() };
    let id = register.find_recommendation("MRU-2006-03").expect("there");
    let told = register.change(&author("rec update"), Keep::Commit, |change| {
        change.record(id, &Part::Whole, &new)?;
        change.changed_since(Mark::BEGIN)
    });
    assert!(!told.expect("recorded").is_empty());
}

#[test]
fn the_list_walks_its_order_and_sorts_nothing() {
    let followed_up = vec![Kind::Recommendation, Kind::Decision, Kind::Request, Kind::Action];
    case(&[ORDER], list(Filter::default()));
    case(&[ORDER], list(Filter { kinds: followed_up, ..Filter::default() }));
    case(&[], |register| {
        register.count_background(&Filter::default(), Kind::Proposal, TODAY).expect("read");
    });
}

#[test]
fn a_single_filter_searches_its_index_where_it_has_one() {
    case(&[], list(Filter { meetings: vec![MeetingId(1)], ..Filter::default() }));
    case(&[], list(Filter { owners: vec![OwnerId(1)], ..Filter::default() }));
    case(&[], list(Filter { statuses: vec![Status::OnHold], ..Filter::default() }));
    case(&[], list(Filter { themes: vec!["labour".to_owned()], ..Filter::default() }));
    case(&[], list(Filter { rounds: vec![RoundId(1)], ..Filter::default() }));
    case(&[], list(Filter { healths: vec![Health::Overdue], ..Filter::default() }));
    case(&[], list(Filter { is_closed: true, ..Filter::default() }));
    let disputes = ["recommendation USING INDEX recommendation_dispute", "share USING INDEX share_dispute"];
    case(&disputes, list(Filter { is_disputed: true, ..Filter::default() }));
    // These indexes hold only the rows that are asked for.
    case(&["share USING COVERING INDEX share_recommendation"], list(Filter { has_shares: true, ..Filter::default() }));
}

#[test]
fn a_filter_without_an_index_walks_the_order_of_the_list() {
    for filter in [
        Filter { kinds: vec![Kind::Decision], ..Filter::default() },
        Filter { healths: vec![Health::Stale], ..Filter::default() },
        Filter { due_before: Some(TODAY), ..Filter::default() },
        Filter { updated_since: Some(TODAY), ..Filter::default() },
        Filter { is_open: true, ..Filter::default() },
    ] {
        case(&[ORDER], list(filter));
    }
}

#[test]
fn a_search_reads_the_texts_once() {
    case(&["r"], list(Filter { words: vec!["focal".to_owned()], ..Filter::default() }));
}

#[test]
fn what_is_due_is_searched() {
    case(&[], due(Horizon::Until(TODAY), Filter::default()));
    case(&[], due(Horizon::Open, Filter::default()));
    case(&[], due(Horizon::Until(TODAY), Filter { meetings: vec![MeetingId(1)], ..Filter::default() }));
    case(&[], due(Horizon::Until(TODAY), Filter { owners: vec![OwnerId(1)], ..Filter::default() }));
}

#[test]
fn the_desk_searches_its_piles() {
    let walked =
        ["recommendation USING INDEX recommendation_dispute", "share USING INDEX share_dispute", "v USING INDEX share_dispute"];
    case(&walked, desk);
}

#[test]
fn the_desk_counts_without_reading_a_row() {
    let (_folder, mut register) = midsa();
    let counted = run_by(&mut register, desk).into_iter().filter(|sql| {
        sql.starts_with("SELECT count(*) FROM recommendation r") && sql.contains("r.watch_due_on") && !sql.contains("meeting_id")
    });
    let mut n = 0;
    for sql in counted.filter(|sql| !sql.contains("+r.tracking")) {
        let steps = explained(&register.connection, &format!("EXPLAIN QUERY PLAN {sql}"), |row| row.get::<_, String>("detail"));
        let stretch = "SEARCH r USING COVERING INDEX recommendation_pile (tracking=? AND kind=? AND watch_due_on";
        assert!(steps[0].starts_with(stretch), "{sql}: {steps:?}");
        n += 1;
    }
    assert!(n > 3, "{n} counts");
}

#[test]
fn progress_by_meeting_reads_each_table_once() {
    case(&["r"], progress(Grouping::Meeting));
}

#[test]
fn progress_by_owner_reads_each_table_once() {
    case(&["r", "a USING INDEX assignment_recommendation", "v USING INDEX share_recommendation"], progress(Grouping::Owner));
}

#[test]
fn progress_by_theme_reads_each_table_once() {
    case(&["r", "theme"], progress(Grouping::Theme));
}

#[test]
fn what_shows_or_changes_one_recommendation_searches() {
    case(&[], show);
    // The entry is written before its images, so no image is read for it.
    case(&["log_change"], implemented);
}

fn log(filter: LogFilter) -> impl FnOnce(&mut Register) {
    move |register| register.log(&filter, &mut |_| Ok(())).expect("read")
}

fn of_recommendation() -> LogFilter {
    LogFilter { recommendation: Some(RecommendationId(1)), ..LogFilter::default() }
}

fn of_owner() -> LogFilter {
    LogFilter { owner: Some(OwnerId(1)), ..LogFilter::default() }
}

fn of_today() -> LogFilter {
    let midnight = |day: NaiveDate| Some(day.and_time(NaiveTime::MIN).and_utc());
    LogFilter { since: midnight(TODAY), before: TODAY.succ_opt().and_then(midnight), ..LogFilter::default() }
}

#[test]
fn the_log_searches_what_it_is_restricted_to() {
    for filter in [of_recommendation(), of_owner(), of_today()] {
        case(&[], log(filter));
    }
}

/// Deleting a row checks whether other rows refer to it; `undo` and `rec remove` do so for any table.
fn removed() -> impl Iterator<Item = String> {
    LOGGED.iter().map(|table| format!("DELETE FROM {} WHERE id = ?1", table.0))
}

#[test]
fn every_index_is_used() {
    let (_folder, mut register) = midsa();
    let everyday = |register: &mut Register| {
        implemented(register);
        show(register);
        desk(register);
        due(Horizon::Until(TODAY), Filter::default())(register);
        due(Horizon::Open, Filter::default())(register);
        list(Filter::default())(register);
        list(Filter { statuses: vec![Status::OnHold], ..Filter::default() })(register);
        list(Filter { themes: vec!["labour".to_owned()], ..Filter::default() })(register);
        list(Filter { is_disputed: true, ..Filter::default() })(register);
        register.count_background(&Filter::default(), Kind::Proposal, TODAY).expect("read");
        for filter in [of_recommendation(), of_owner(), of_today()] {
            log(filter)(register);
        }
        let persons = Extent { persons: Persons::Named, log: Log::Without };
        register.section("persons", persons, &mut |_| Ok(())).expect("read");
        let held = NewMeeting {
            reference: Ref::new("WDH-2027").expect("a reference"),
            kind: MeetingKind::Ministerial,
            body: "MIDSA".to_owned(),
            title: "Ministers".to_owned(),
            starts: Some(Span::Day(TODAY)),
            ends: None,
            place: None,
            country: None,
            source: None,
            is_cancelled: false,
        };
        register.change(&author("meeting add"), Keep::Commit, |change| change.add_meeting(&held)).expect("added");
        register.take_back(&author("undo"), Keep::Commit, Target::Newest(1), &Consent::ToAll).expect("undone");
    };
    let mut used = BTreeSet::new();
    for sql in run_by(&mut register, everyday).into_iter().chain(removed()) {
        let opened = explained(&register.connection, &format!("EXPLAIN {sql}"), |row| {
            Ok((row.get::<_, String>("opcode")?, row.get::<_, i64>("p2")?))
        });
        used.extend(opened.into_iter().filter(|(opcode, _)| opcode == "OpenRead" || opcode == "ReopenIdx").map(|(_, root)| root));
    }
    let sql = "SELECT name, rootpage FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name";
    let indexes = explained(&register.connection, sql, |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)));
    assert!(indexes.len() > 30, "{indexes:?}");
    let unused: Vec<_> = indexes.into_iter().filter(|(_, root)| !used.contains(root)).map(|(name, _)| name).collect();
    assert_eq!(unused, Vec::<String>::new());
}
