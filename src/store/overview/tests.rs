//! Agenda, desk, matrix and movement over whole registers.

use super::agenda::Horizon;
use super::movement::Since;
use super::progress::Scope;
use crate::model::agenda::Leaf;
use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::model::follow_up::Dispute;
use crate::model::movement::{Changes, Move, When};
use crate::model::vocabulary::{Grouping, Kind, Status};
use crate::store::file::register::{Keep, Register};
use crate::store::fold::past::Moment;
use crate::store::item::record::{NewFollowUp, Part};
use crate::store::lookup::filter::Filter;
use crate::store::tests::update;
use crate::testing::{TODAY, author, day, midsa};

fn followed_up() -> Filter {
    Filter { kinds: vec![Kind::Recommendation, Kind::Decision, Kind::Request, Kind::Action], ..Filter::default() }
}

fn due(text: &str) -> NewFollowUp {
    let due = Some(Deadline::parse(text).expect("a deadline"));
    NewFollowUp { due, note: Some("agreed by telephone".to_owned()), ..NewFollowUp::default() }
}

fn early() -> Span {
    Span::Day(day("2019-05-01"))
}

fn status(status: Status, on: &str) -> NewFollowUp {
    let happened = Some(Span::Day(day(on)));
    NewFollowUp { status: Some(status), happened, note: Some("a letter".to_owned()), ..NewFollowUp::default() }
}

fn update_share(register: &mut Register, reference: &str, owner: &str, new: &NewFollowUp) {
    let id = register.find_recommendation(reference).expect("there");
    let part = Part::Owners(vec![register.find_owner(owner).expect("there")]);
    register.change(&author("rec update"), Keep::Commit, |change| change.record(id, &part, new).map(|_| ())).expect("allowed");
}

/// Makes everything recorded so far have been recorded on this day: `--today` has no effect on that.
fn record_all_on(register: &Register, day: &str) {
    for table in ["recommendation", "share", "follow_up", "membership"] {
        let sql = format!("UPDATE {table} SET recorded_at = '{day}T09:00:00.000000Z'");
        register.connection.execute(&sql, []).expect("updated");
    }
}

fn since(text: &str) -> Since {
    let end = day(text).succ_opt().expect("a day").and_hms_opt(0, 0, 0).expect("midnight");
    Since { day: day(text), ended_at: end.and_utc() }
}

fn named(leaves: &[Leaf]) -> Vec<String> {
    leaves.iter().map(|leaf| format!("{} {}", leaf.reference, leaf.owners.join("+"))).collect()
}

fn agenda(register: &Register, filter: &Filter, horizon: Horizon) -> Vec<String> {
    named(&register.agenda(filter, horizon, TODAY).expect("read"))
}

#[test]
fn the_agenda_is_in_the_order_of_deadlines_and_counts_shares_one_by_one() {
    let (_folder, mut register) = midsa();
    update(&mut register, "MRU-2006-02a", &due("2027-06-30")).expect("allowed");
    update_share(&mut register, "MRU-2006-02a", "ZMB", &due("2026-12-01"));
    update_share(&mut register, "MRU-2006-02a", "ZWE", &status(Status::Implemented, "2026-11-01"));
    let until = Horizon::Until(day("2026-12-31"));
    let soon = agenda(&register, &followed_up(), until);
    assert_eq!(soon, ["MRU-2006-R03b WORKSHOP-PARTICIPANTS", "MRU-2006-02a ZMB"]);
    let all = agenda(&register, &followed_up(), Horizon::Open);
    assert_eq!(all.iter().filter(|name| name.starts_with("MRU-2006-02a")).count(), 14);
    assert!(!all.contains(&"MRU-2006-02a ZWE".to_owned()) && !all.iter().any(|name| name.starts_with("MRU-2006-02 ")));
    assert_eq!(all.last().expect("some"), "BJL-AU-D04 AUC-CHAIRPERSON");
}

#[test]
fn an_owners_agenda_holds_its_items() {
    let (_folder, register) = midsa();
    let of = |owner: &str| {
        let owners = vec![register.find_owner(owner).expect("there")];
        agenda(&register, &Filter { owners, ..followed_up() }, Horizon::Open)
    };
    let through_its_group =
        ["MRU-2006-R02a", "MRU-2006-R04", "MRU-2006-R05"].map(|one| format!("{one} PARTICIPATING-GOVERNMENTS"));
    assert_eq!(of("Zambia"), [vec!["MRU-2006-02a ZMB".to_owned()], through_its_group.to_vec()].concat());
    // An item is also a counterparty's own, as in every list; the line names who answers for it.
    assert!(of("SADC-SECRETARIAT").contains(&"MRU-2006-03 MIDSA-STEERING-GROUP".to_owned()));
    assert_eq!(of("NON-MEMBERS-OF-IOM"), ["MRU-2006-R06 NON-MEMBERS-OF-IOM"]);
}

#[test]
fn the_agenda_of_an_earlier_day_is_that_of_the_time_machine() {
    let (_folder, mut register) = midsa();
    update(&mut register, "MRU-2006-R03b", &status(Status::Implemented, "2012-05-01")).expect("allowed");
    assert!(agenda(&register, &followed_up(), Horizon::Until(TODAY)).is_empty());
    register.travel(Moment { day: day("2012-04-30"), known_before: None }).expect("travelled");
    let late = register.agenda(&followed_up(), Horizon::Until(day("2012-04-30")), day("2012-04-30")).expect("read");
    assert_eq!(named(&late), ["MRU-2006-R03b WORKSHOP-PARTICIPANTS"]);
}

#[test]
fn each_change_of_a_leaf_increases_its_revision() {
    let (_folder, mut register) = midsa();
    let first = |register: &Register| {
        let leaves = register.agenda(&followed_up(), Horizon::Until(TODAY), TODAY).expect("read");
        register.revision(&leaves[0]).expect("read")
    };
    let before = first(&register);
    assert_eq!((before.number, first(&register)), (1, before));
    update(&mut register, "MRU-2006-R03b", &due("2006-11-30")).expect("allowed");
    let after = first(&register);
    assert!(after.number == 2 && after.at >= before.at, "{after:?}");
}

#[test]
fn the_desk_counts_its_piles_and_shows_the_first_few() {
    let (_folder, mut register) = midsa();
    update(&mut register, "MRU-2006-02a", &due("2026-12-01")).expect("allowed");
    let dispute = Some(Dispute::Raised("not agreed".to_owned()));
    update(&mut register, "MRU-2006-02", &NewFollowUp { dispute, ..NewFollowUp::default() }).expect("allowed");
    let desk = register.desk(TODAY, 3, 2).expect("read");
    assert_eq!((desk.overdue.n, desk.due_soon.n, desk.due_soon.n_by_share, desk.due_soon.first.len()), (1, 1, 15, 1));
    assert_eq!(desk.due_soon.first[0].len(), 15);
    assert_eq!(named(&desk.disputed.first.concat()), ["MRU-2006-02 MIDSA-STEERING-GROUP"]);
    assert_eq!(desk.silent.first[0][0].reference.as_str(), "WDH-2006-01");
    let open = register.agenda(&followed_up(), Horizon::Open, TODAY).expect("read");
    let n_undated = open.iter().filter(|leaf| leaf.standing.watch.due_on.is_none()).count();
    assert_eq!(desk.undated.n_by_share as usize, n_undated);
    assert_eq!((desk.last_changes.len(), desk.is_empty), (2, false));
}

#[test]
fn the_matrix_holds_the_shares_that_count() {
    let (_folder, register) = midsa();
    let rows = register.matrix(&followed_up(), TODAY).expect("read");
    assert_eq!(
        rows.iter().map(|(record, shares)| (record.reference.as_str(), shares.len())).collect::<Vec<_>>(),
        [("MRU-2006-02a", 15)]
    );
    let owners = vec![register.find_owner("Zambia").expect("there")];
    let rows = register.matrix(&Filter { owners, ..followed_up() }, TODAY).expect("read");
    assert_eq!(rows[0].1.iter().map(|share| share.code.as_str()).collect::<Vec<_>>(), ["ZMB"]);
}

/// Entries recorded in 2020, and since then a late letter, a new status, an undone change and a later deadline.
fn moved() -> (tempfile::TempDir, Register) {
    let (folder, mut register) = midsa();
    update(&mut register, "MRU-2006-03", &NewFollowUp { happened: Some(early()), ..due("2027-06-30") }).expect("allowed");
    record_all_on(&register, "2020-01-15");
    update(&mut register, "MRU-2006-01b", &status(Status::Implemented, "2015-06-01")).expect("allowed");
    update_share(&mut register, "MRU-2006-02a", "ZMB", &status(Status::InProgress, "2023-03-01"));
    update_share(&mut register, "MRU-2006-02a", "ZMB", &status(Status::Implemented, "2024-03-01"));
    update(&mut register, "MRU-2006-03", &due("2028-06-30")).expect("allowed");
    update(&mut register, "MRU-2006-04", &due("2027")).expect("allowed");
    update(&mut register, "MRU-2006-04", &due("none")).expect("allowed");
    (folder, register)
}

fn told(changes: &Changes) -> Vec<(String, When)> {
    let name = |owner: &Option<String>| owner.as_ref().map(|owner| format!(" {owner}")).unwrap_or_default();
    changes.rows.iter().map(|change| (format!("{}{}", change.reference, name(&change.owner)), change.when)).collect()
}

#[test]
fn a_net_change_is_one_row_and_tells_new_events_from_late_news() {
    let (_folder, register) = moved();
    let changes = register.changes(&followed_up(), since("2020-12-31"), TODAY).expect("read");
    let expected = [
        ("MRU-2006-01b", When::LearnedSince),
        ("MRU-2006-02a ZMB", When::HappenedSince),
        ("MRU-2006-03", When::HappenedSince),
        ("MRU-2006-04", When::HappenedSince),
    ];
    assert_eq!(told(&changes), expected.map(|(name, when)| (name.to_owned(), when)));
    let zambia = &changes.rows[1];
    assert_eq!(zambia.then.as_ref().map(|then| then.status), Some(Status::NotReported));
    assert_eq!((zambia.now.status, zambia.happened_on), (Status::Implemented, Some(day("2024-03-01"))));
    let n = |movement| (changes.movement.n(movement), changes.by_share.n(movement));
    assert_eq!([Move::NewlyImplemented, Move::Slipped, Move::Reopened].map(n), [(1, 2), (1, 1), (0, 0)]);
}

#[test]
fn a_leaf_that_became_overdue_is_listed_although_nothing_was_recorded() {
    let (_folder, mut register) = midsa();
    update(&mut register, "MRU-2006-03", &NewFollowUp { happened: Some(early()), ..due("2024-06-30") }).expect("allowed");
    record_all_on(&register, "2020-01-15");
    let changes = register.changes(&followed_up(), since("2024-06-30"), TODAY).expect("read");
    assert_eq!(told(&changes), [("MRU-2006-03".to_owned(), When::HappenedSince)]);
    assert_eq!(changes.rows[0].happened_on, Some(day("2024-07-01")));
    assert!(register.changes(&followed_up(), since("2024-07-01"), TODAY).expect("read").rows.is_empty());
}

#[test]
fn items_not_known_then_are_new_or_learned() {
    let (_folder, register) = midsa();
    record_all_on(&register, "2026-11-20");
    let changes = register.changes(&followed_up(), since("2026-11-19"), TODAY).expect("read");
    let of = |when| changes.rows.iter().filter(|change| change.when == when).count();
    assert_eq!((of(When::HappenedSince), of(When::LearnedSince)), (0, 2));
    assert!(changes.rows.iter().all(|change| change.then.is_none() && change.learned_on == day("2026-11-20")));
    assert!(register.changes(&followed_up(), since("2026-11-20"), TODAY).expect("read").rows.is_empty());
}

#[test]
fn the_movement_of_progress_is_counted_once_in_the_total_and_by_share_for_owners() {
    let (_folder, register) = moved();
    let by = |grouping| {
        let progress =
            register.progress_since(&Filter::default(), grouping, Scope::All, TODAY, since("2020-12-31")).expect("counted");
        let n = |key: &str, movement| {
            progress.groups.iter().find(|group| group.key == key).map(|group| group.movement.n(movement)).unwrap_or_default()
        };
        let keys = (n("MRU-2006", Move::NewlyImplemented), n("ZMB", Move::NewlyImplemented), n("BWA", Move::Silent));
        (keys, progress.total_movement.n(Move::NewlyImplemented), progress.total_movement.n(Move::Slipped))
    };
    assert_eq!(by(Grouping::Meeting), ((1, 0, 0), 1, 1));
    assert_eq!(by(Grouping::Owner), ((0, 1, 1), 1, 1));
}

#[test]
fn changes_end_on_the_day_asked_for() {
    let (_folder, register) = moved();
    let mut register = Register::open(register.path()).expect("opened");
    register.travel(Moment { day: day("2023-12-31"), known_before: None }).expect("travelled");
    let changes = register.changes(&followed_up(), since("2020-12-31"), day("2023-12-31")).expect("read");
    let of: Vec<(String, Status)> = changes.rows.iter().map(|change| (change.reference.to_string(), change.now.status)).collect();
    assert_eq!(of, [("MRU-2006-01b".to_owned(), Status::Implemented), ("MRU-2006-02a".to_owned(), Status::InProgress)]);
}
