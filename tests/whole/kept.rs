//! The time machine (what was known then) against a copy kept at that time: both agree, whatever was done since by any kind of
//! command.

use chrono::{Days, TimeDelta};
use midsa::model::vocabulary::EntryKind;

use super::same::difference;
use super::support::days::TODAY;
use super::support::random::{Random, times};
use super::walk::{walk, walk_on};

#[test]
fn what_was_known_is_what_a_copy_kept_then_says() {
    let mut random = Random::new(7);
    let (mut n_compared, mut n_undone) = (0, 0);
    while n_compared < times(6) {
        let seed = random.seed();
        let n_steps = 10 + random.below(50);
        let mut register = walk(&mut random, n_steps);
        let copy = register.copied();
        let n_before = copy.log().len();
        let Some(newest) = copy.log().first().map(|entry| entry.at) else { continue };
        // The next entry may have the next microsecond.
        let known = newest + TimeDelta::microseconds(1);
        let n_more = 1 + random.below(40);
        walk_on(&mut register, &mut random, n_more);
        let log = register.log();
        let first_since = i64::try_from(n_before).expect("few");
        let takes_older_back = log.iter().any(|entry| {
            entry.id > first_since && entry.undoes.is_some_and(|undone| undone <= first_since) && entry.kind != EntryKind::Change
        });
        if takes_older_back {
            // An undone entry counts as never known, although the copy has it.
            n_undone += 1;
            continue;
        }
        let day = TODAY - Days::new(random.below(3) * random.below(2000));
        let [then, now] = [&copy, &register].map(|shelf| without_persons(&shelf.tables(Some((day, known)))));
        assert!(then == now, "{day}, {known}, MIDSA_SEED={seed}\n{}", difference(&then, &now));
        n_compared += 1;
    }
    assert!(n_undone < 10 * n_compared, "{n_compared} compared, {n_undone} not");
}

/// The tables without persons, who are not logged so that they can be forgotten.
fn without_persons(tables: &str) -> String {
    let mut text = String::new();
    for line in tables.lines() {
        let mut row: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).expect("a row");
        let of_persons: &[&str] = if row.contains_key("email") { &["name", "title", "email", "phone"] } else { &["reported_by"] };
        for key in of_persons {
            row.remove(*key);
        }
        text += &serde_json::Value::Object(row).to_string();
        text.push('\n');
    }
    text
}
