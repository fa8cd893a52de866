//! In a register one rule is broken by hand: `check` finds it, and the file exported from it can't be imported. Every
//! rule of the list is broken by some case.

use std::collections::HashSet;

use super::between::rules;
use crate::error::Error;
use crate::model::finding::Problem;
use crate::store::whole::{Extent, Log, Persons};
use crate::testing::{TODAY, findings, midsa, whole_of};

/// The SQL that breaks a rule, where `check` reports it, and where the import of the whole register reports it.
struct Case {
    sql: &'static str,
    found: &'static str,
    refused: &'static str,
}

const fn case(sql: &'static str, found: &'static str, refused: &'static str) -> Case {
    Case { sql, found, refused }
}

const CASES: &[Case] = &[
    // Owners and their groups.
    case("UPDATE owner SET name = 'ZAMBIA' WHERE code = 'ZWE'", "owner ZWE, name", "owners:*:name"),
    case(
        "INSERT INTO former_name (owner_id, name) SELECT id, 'ZAMBIA' FROM owner WHERE code = 'ZWE'",
        "former-name *, name",
        "former_names:*:name",
    ),
    case("UPDATE owner SET kind = 'office' WHERE code = 'SADC-STATES'", "membership * SADC-STATES, group_id", "memberships:*:group"),
    case(
        "UPDATE membership SET since_on = '2010-01-01', until_on = '2009-01-01' WHERE id = 1",
        "membership *, until_on",
        "memberships:*:until_on",
    ),
    case(
        "INSERT INTO membership (group_id, owner_id, recorded_at) SELECT group_id, owner_id, recorded_at FROM membership WHERE id = 1",
        "membership *, since_on",
        "memberships:*:since_on",
    ),
    case(
        "INSERT INTO membership (group_id, owner_id, recorded_at) SELECT group_id, group_id, recorded_at FROM membership WHERE id = 1",
        "membership *, owner_id",
        "memberships:*:owner",
    ),
    case("UPDATE membership SET since_on = '2999-01-01' WHERE id = 1", "membership *, since_on", "memberships:*:since_on"),
    // Recommendations, their owners and shares, and their relations.
    case("INSERT INTO reserved_ref (ref, ref_key) SELECT ref, ref_key FROM recommendation WHERE id = 1", "recommendation *, ref", "recommendations:*:ref"),
    case("UPDATE recommendation SET kind = 'action' WHERE ref = 'MRU-2006-01'", "recommendation MRU-2006-01, parent_id", "recommendations:*:parent"),
    case(
        "UPDATE recommendation SET parent_id = (SELECT id FROM recommendation WHERE ref = 'MRU-2006-03'), kind = 'action'
           WHERE ref = 'MRU-2006-04';
         UPDATE recommendation SET parent_id = (SELECT id FROM recommendation WHERE ref = 'MRU-2006-04') WHERE ref = 'WDH-2010-01'",
        "recommendation WDH-2010-01, parent_id",
        "recommendations:*:parent",
    ),
    case("UPDATE recommendation SET tracking = 'each' WHERE ref = 'WDH-2010-01'", "recommendation WDH-2010-01, tracking", "recommendations:*:tracking"),
    case("UPDATE assignment SET since_on = '2010-01-01', until_on = '2010-01-01' WHERE id = 1", "assignment *, until_on", "assignments:*:until_on"),
    case(
        "INSERT INTO assignment (recommendation_id, owner_id, role, place)
         SELECT recommendation_id, owner_id, role, 90 FROM assignment WHERE id = 1",
        "assignment *, owner_id",
        "assignments:*:owner",
    ),
    case(
        "INSERT INTO assignment (recommendation_id, owner_id, role, place)
         SELECT recommendation_id, owner_id, 'addressee', 90 FROM assignment WHERE id = 1",
        "assignment *, owner_id",
        "assignments:*:owner",
    ),
    case("UPDATE share SET since_on = '2010-01-01', until_on = '2010-01-01' WHERE id = 1", "share *, until_on", "shares:*:until_on"),
    case(
        "INSERT INTO share SELECT id + 500, recommendation_id, owner_id, since_on, until_on, recorded_at, response, status, assurance,
           due, due_on, original_due_on, n_extensions, dispute, cause, updated_on, last_note, last_public_note, is_open, watch_due_on,
           quiet_since_on, is_awaiting, is_undated FROM share WHERE id = 1",
        "share *, owner_id",
        "shares:*:owner",
    ),
    case(
        "UPDATE assignment SET role = 'support' WHERE id =
           (SELECT a.id FROM assignment a JOIN share s USING (recommendation_id, owner_id) LIMIT 1)",
        "share *, owner_id",
        "shares:*:owner",
    ),
    case("DELETE FROM share WHERE id = 1", "assignment *, role", "assignments:*:role"),
    case("UPDATE relation SET target_id = recommendation_id WHERE id = 1", "relation *, target_id", "relations:*:target"),
    case(
        "INSERT INTO relation (recommendation_id, kind, target_id, basis, recorded_at)
           SELECT a.id, 'reiterates', b.id, 'stated', a.recorded_at FROM recommendation a, recommendation b
           WHERE (a.ref, b.ref) IN (VALUES ('WDH-2010-01', 'WDH-2010-02'), ('WDH-2010-02', 'WDH-2010-01'));
         UPDATE recommendation SET tracking = 'restated' WHERE ref IN ('WDH-2010-01', 'WDH-2010-02');
         DELETE FROM evidence; DELETE FROM follow_up WHERE status IS NOT NULL",
        "relation *, target_id",
        "relations:*:target",
    ),
    // Follow-ups.
    case("UPDATE follow_up SET happened_on = '2999-01-01' WHERE id = 1", "follow-up *, happened_on", "follow_ups:*:happened_on"),
    case("UPDATE assignment SET since_on = '2999-01-01' WHERE id = 1", "assignment *, since_on", "assignments:*:since_on"),
    case("UPDATE share SET since_on = '2999-01-01' WHERE id = 1", "share *, since_on", "shares:*:since_on"),
    case(
        "INSERT INTO follow_up (recommendation_id, happened_on, recorded_at, recorded_by, is_move, audience)
           SELECT id, '2020-01-01', recorded_at, 'Ana', 0, 'internal' FROM recommendation WHERE ref = 'WDH-2010-01'",
        "follow-up *, note",
        "follow_ups:*:note",
    ),
    case("UPDATE follow_up SET note = ' ' WHERE id = 1", "follow-up *, note", "follow_ups:*:note"),
    case("UPDATE owner SET name = char(8203) WHERE id = 1", "owner *, name", "owners:*:name"),
    case("UPDATE recommendation SET title = char(160) WHERE id = 1", "recommendation *, title", "recommendations:*:title"),
    case("UPDATE follow_up SET recorded_at = '9999-01-01T00:00:00.000000Z' WHERE id = 1", "follow-up *, recorded_at", "follow_ups:*:recorded_at"),
    case("UPDATE share SET recorded_at = '9999-01-01T00:00:00.000000Z' WHERE id = 1", "share *, recorded_at", "shares:*:recorded_at"),
    case("UPDATE follow_up SET owner_id = (SELECT id FROM owner WHERE code = 'IOM') WHERE id = 1", "follow-up *, owner_id", "follow_ups:*:owner"),
    case(
        "INSERT INTO follow_up (recommendation_id, owner_id, happened_on, recorded_at, recorded_by, is_move, audience, note)
           SELECT recommendation_id, owner_id, '2001-01-01', recorded_at, 'Ana', 0, 'internal', 'a letter' FROM share WHERE id = 1;
         UPDATE share SET since_on = '2008-01-01' WHERE id = 1",
        "follow-up *, happened_on",
        "follow_ups:*:happened_on",
    ),
    case(
        "INSERT INTO follow_up (recommendation_id, happened_on, recorded_at, recorded_by, is_move, audience, note)
           SELECT id, '2001-01-01', recorded_at, 'Ana', 0, 'internal', 'a letter' FROM recommendation WHERE ref = 'MRU-2006-01a'",
        "follow-up *, happened_on",
        "follow_ups:*:happened_on",
    ),
    case(
        "INSERT INTO follow_up (recommendation_id, happened_on, recorded_at, recorded_by, is_move, audience, status)
           SELECT id, '2020-01-01', recorded_at, 'Ana', 0, 'internal', 'in-progress' FROM recommendation WHERE tracking = 'each'",
        "follow-up *, status",
        "follow_ups:*:status",
    ),
    case(
        "INSERT INTO relation (recommendation_id, kind, target_id, basis, recorded_at)
           SELECT a.id, 'reiterates', b.id, 'stated', a.recorded_at FROM recommendation a, recommendation b
           WHERE a.ref = 'WDH-2010-02' AND b.ref = 'WDH-2010-01';
         UPDATE recommendation SET tracking = 'restated' WHERE ref = 'WDH-2010-02';
         INSERT INTO follow_up (recommendation_id, happened_on, recorded_at, recorded_by, is_move, audience, status)
           SELECT id, '2020-01-01', recorded_at, 'Ana', 0, 'internal', 'in-progress' FROM recommendation WHERE ref = 'WDH-2010-02'",
        "follow-up *, status",
        "follow_ups:*:status",
    ),
    case(
        "INSERT INTO follow_up (recommendation_id, happened_on, recorded_at, recorded_by, is_move, audience, status, successor_id)
           SELECT id, '2020-01-01', recorded_at, 'Ana', 0, 'internal', 'superseded', id FROM recommendation WHERE ref = 'WDH-2010-01'",
        "follow-up *, successor_id",
        "follow_ups:*:successor",
    ),
    case(
        "INSERT INTO follow_up (recommendation_id, happened_on, recorded_at, recorded_by, is_move, audience, status, successor_id)
           SELECT a.id, '2020-01-01', a.recorded_at, 'Ana', 0, 'internal', 'superseded', b.id FROM recommendation a, recommendation b
           WHERE (a.ref, b.ref) IN (VALUES ('WDH-2010-01', 'WDH-2010-02'), ('WDH-2010-02', 'WDH-2010-01'))",
        "follow-up *, successor_id",
        "follow_ups:*:successor",
    ),
    case("UPDATE follow_up SET due_meeting_id = 1 WHERE id = 1", "follow-up *, due_meeting_id", "follow_ups:*:due_meeting"),
    case(
        "UPDATE follow_up SET due = 'next:ministerial', due_meeting_id = NULL, due_on = '2030-01-01' WHERE id = 1",
        "follow-up *, due_on",
        "follow_ups:*:due_on",
    ),
    // Steps that the fold refuses.
    case(
        "INSERT INTO follow_up (recommendation_id, happened_on, recorded_at, recorded_by, is_move, audience, due, due_on)
           SELECT r.id, d.column1, recorded_at, 'Ana', 0, 'internal', d.column2, d.column2
           FROM recommendation r, (VALUES ('2020-01-01', '2021-01-01'), ('2020-01-02', '2022-01-01')) d WHERE r.ref = 'WDH-2010-01'",
        "recommendation WDH-2010-01",
        "follow_ups:*:due",
    ),
    // Focal points; everybody here has two.
    case("UPDATE focal_point SET since_on = '2010-01-01', until_on = '2009-01-01' WHERE id = 1", "focal-point *, until_on", "focal_points:*:until_on"),
    case("UPDATE focal_point SET since_on = '2999-01-01' WHERE id = 1", "focal-point *, since_on", "focal_points:*:since_on"),
    case("UPDATE focal_point SET contact_id = 1", "focal-point *, since_on", "focal_points:*:since_on"),
    case("UPDATE focal_point SET is_coordinator = 1", "focal-point *, is_coordinator", "focal_points:*:is_coordinator"),
    case("UPDATE contact SET email = 'nobody' WHERE id = 1", "contact *, email", "contact:*:email"),
    // A round in which one owner is asked about one recommendation, wrote and was written to.
    case("UPDATE round SET closes_on = '2020-01-01'", "round *, closes_on", "rounds:*:closes_on"),
    case(
        "UPDATE round SET closed_on = '2020-01-01', closed_at = recorded_at",
        "round *, closed_on",
        "rounds:*:closed_on",
    ),
    case("UPDATE round SET closed_on = '2999-01-01', closed_at = recorded_at", "round *, closed_on", "rounds:*:closed_on"),
    case(
        "UPDATE round SET closed_on = '2026-02-01', closed_at = '9999-01-01T00:00:00.000001Z'",
        "round *, closed_at",
        "rounds:*:closed_at",
    ),
    case(
        "UPDATE round SET closed_on = '2026-02-01', closed_at = '2020-01-01T00:00:00.000001Z'",
        "round *, closed_at",
        "rounds:*:closed_at",
    ),
    case(
        "UPDATE round SET closed_on = '2027-01-01', closed_at = '2027-01-01T00:00:00.000001Z'",
        "round *, closed_on",
        "rounds:*:closed_on",
    ),
    case("UPDATE round SET opened_on = '2999-01-01', closes_on = '2999-01-02'", "round *, opened_on", "rounds:*:opened_on"),
    case("UPDATE round_letter SET written_on = '2999-01-01'", "round-letter *, written_on", "round_letters:*:written_on"),
    case("UPDATE round_return SET received_on = '2027-01-01'", "round-return *, received_on", "round_returns:*:received_on"),
    case("UPDATE round_letter SET owner_id = owner_id + 1", "round-letter *, owner_id", "round_letters:*:owner"),
    case("UPDATE round_return SET owner_id = owner_id + 1", "round-return *, owner_id", "round_returns:*:owner"),
    case("UPDATE round_return SET decided_by = 'Ana'", "round-return *, decided_at", "round_returns:*:decided_at"),
    case("UPDATE round_answer SET recommendation_id = recommendation_id + 1", "round-answer *, recommendation_id", "round_answers:*:ref"),
];

/// Rows that the record of MIDSA has none of.
const MORE: &str = "
    INSERT INTO contact (id, name) VALUES (1, 'Ana'), (2, 'Rui');
    INSERT INTO focal_point (owner_id, contact_id, is_coordinator, recorded_at)
      SELECT o.id, c.id, c.id = 1, (SELECT max(at) FROM log) FROM owner o, contact c WHERE o.code = 'ZMB';
    INSERT INTO round (ref, opened_on, closes_on, seal, recorded_at) SELECT 'R-2026', '2026-01-01', '2026-02-01', 's', max(at) FROM log;
    INSERT INTO round_asked (round_id, owner_id, recommendation_id, is_share) VALUES (1, 1, 1, 0);
    INSERT INTO round_letter (round_id, owner_id, level, written_on, recorded_at, recorded_by)
      SELECT 1, 1, 0, '2026-01-02', recorded_at, 'Ana' FROM round;
    INSERT INTO round_return (ref, round_id, owner_id, state, received_on, recorded_at, recorded_by, channel)
      SELECT 'R-2026-1', 1, 1, 'pending', '2026-01-03', recorded_at, 'Ana', 'email' FROM round;
    INSERT INTO round_answer (return_id, recommendation_id, is_unchanged, is_recorded) VALUES (1, 1, 1, 0)";

const EXTENT: Extent = Extent { persons: Persons::Named, log: Log::Without };

/// Whether `text` matches `pattern`, in which `*` stands for anything.
fn fits(text: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        Some((head, tail)) => text.starts_with(head) && text.ends_with(tail),
        None => text == pattern,
    }
}

#[test]
fn a_rule_broken_by_hand_is_found_by_check_and_by_the_import_of_the_whole() {
    let mut never_broken: HashSet<usize> = (0..rules().count()).collect();
    for Case { sql, found, refused } in CASES {
        let (_folder, register) = midsa();
        register.connection.execute_batch(MORE).expect("what the record has none of");
        assert!(findings(&register).iter().all(|finding| finding.problem != Problem::Rule), "{:?}", findings(&register));
        whole_of(&register, EXTENT).expect("a whole that keeps the rules");

        register.connection.execute_batch(sql).expect(sql);
        let by_check: Vec<String> = findings(&register)
            .into_iter()
            .filter(|finding| finding.problem == Problem::Rule)
            .map(|finding| finding.place)
            .collect();
        assert!(by_check.iter().any(|place| fits(place, found)), "{sql}: {by_check:?}");
        match whole_of(&register, EXTENT).map(|_| ()) {
            Err(Error::BadExport { place, .. }) => assert!(fits(&place, refused), "{sql}: {place}"),
            other => panic!("{sql}: {other:?}"),
        }
        for (place, rule) in rules().enumerate() {
            rule.find(&register.connection, TODAY, &mut |_| {
                never_broken.remove(&place);
                Ok(())
            })
            .expect("the rule can be asked");
        }
    }
    let never_broken: Vec<_> = rules().enumerate().filter(|(place, _)| never_broken.contains(place)).collect();
    assert!(never_broken.is_empty(), "no case breaks {never_broken:?}");
}
