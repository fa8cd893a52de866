//! Query plans: no default list, filter or agenda scans a whole table.

use rusqlite::Connection;

use crate::model::id::{MeetingId, OwnerId};
use crate::model::vocabulary::{Health, Kind, Status};
use crate::store::file::schema::SCHEMA;
use crate::store::fold::families;
use crate::store::item::recommendations;
use crate::store::lookup::conditions::Conditions;
use crate::store::lookup::filter::Filter;
use crate::store::lookup::seen::Seen;

/// The empty tables.
pub(in crate::store) fn fresh() -> Connection {
    let connection = Connection::open_in_memory().expect("memory");
    connection.execute_batch(SCHEMA).expect("the schema");
    connection
}

/// What is listed unless kinds are named.
pub(in crate::store) fn followed_up() -> Filter {
    Filter { kinds: vec![Kind::Recommendation, Kind::Decision, Kind::Request, Kind::Action], ..Filter::default() }
}

/// Fails where the statement reads all rows of recommendations, shares or follow-ups; an index of disputes holds nothing else,
/// so that it may be walked.
#[track_caller]
pub(in crate::store) fn assert_searched(connection: &Connection, sql: &str) {
    for step in plan(connection, sql) {
        let is_scan = ["r", "s", "f", "p", "recommendation", "share", "follow_up"]
            .iter()
            .any(|table| step == format!("SCAN {table}") || step.starts_with(&format!("SCAN {table} ")));
        assert!(!is_scan || step.contains("_dispute"), "{step}\n{sql}");
    }
}

fn plan(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).expect("a statement");
    let unbound = vec![rusqlite::types::Null; statement.parameter_count()];
    let steps = statement.query_map(rusqlite::params_from_iter(unbound), |row| row.get(3)).expect("a plan");
    steps.map(|step| step.expect("a step")).collect()
}

fn list(connection: &Connection, filter: &Filter) -> String {
    let today = "2026-11-24".parse().expect("an ISO date");
    recommendations::select(&Conditions::of(filter, Seen::of(filter), connection, today).expect("conditions"))
}

#[test]
fn the_default_list_walks_the_index_of_its_order() {
    let connection = fresh();
    for filter in [Filter::default(), followed_up()] {
        let plan = plan(&connection, &list(&connection, &filter));
        assert!(plan.contains(&"SCAN r USING INDEX recommendation_order".to_owned()), "{plan:?}");
        assert!(!plan.iter().any(|step| step.contains("TEMP B-TREE")), "{plan:?}");
    }
}

#[test]
fn filters_by_meeting_owner_status_and_lateness_search_an_index() {
    let connection = fresh();
    for filter in [
        Filter { meetings: vec![MeetingId(1)], ..Filter::default() },
        Filter { owners: vec![OwnerId(1)], ..Filter::default() },
        Filter { statuses: vec![Status::OnHold], ..Filter::default() },
        Filter { themes: vec!["labour".to_owned()], ..Filter::default() },
        Filter { healths: vec![Health::Overdue], ..Filter::default() },
    ] {
        assert_searched(&connection, &list(&connection, &filter));
    }
}

#[test]
fn the_history_of_one_recommendation_is_searched() {
    assert_searched(&fresh(), &families::history_of_one());
}
