//! Rules about reporting rounds: who is asked, and what came back.

use super::between::Rule;
use crate::store::log::tables::{ROUND, ROUND_ANSWER, ROUND_LETTER, ROUND_RETURN};

pub(super) const RULES: &[Rule] = &[
    Rule::Rows {
        table: ROUND,
        column: "closes_on",
        sql: "SELECT id, closes_on, opened_on FROM round WHERE closes_on < opened_on ORDER BY id",
        why: |named| format!("it would have closed on {}, before it was opened on {}", named.text(1), named.text(2)),
    },
    Rule::Rows {
        table: ROUND,
        column: "closed_on",
        sql: "SELECT id, closed_on, opened_on FROM round WHERE closed_on < opened_on ORDER BY id",
        why: |named| format!("it was closed on {}, before it was opened on {}", named.text(1), named.text(2)),
    },
    Rule::Rows {
        table: ROUND_LETTER,
        column: "owner_id",
        sql: "SELECT l.id, o.code FROM round_letter l JOIN owner o ON o.id = l.owner_id
              WHERE NOT EXISTS (SELECT 1 FROM round_asked a WHERE a.round_id = l.round_id AND a.owner_id = l.owner_id)
              ORDER BY l.id",
        why: |named| format!("`{}` is not asked in this round", named.text(1)),
    },
    Rule::Rows {
        table: ROUND_RETURN,
        column: "owner_id",
        sql: "SELECT t.id, o.code FROM round_return t JOIN owner o ON o.id = t.owner_id
              WHERE NOT EXISTS (SELECT 1 FROM round_asked a WHERE a.round_id = t.round_id AND a.owner_id = t.owner_id)
              ORDER BY t.id",
        why: |named| format!("`{}` is not asked in this round", named.text(1)),
    },
    Rule::Rows {
        table: ROUND_RETURN,
        column: "decided_at",
        sql: "SELECT id, state FROM round_return
              WHERE (state IN ('accepted', 'rejected')) <> (decided_at IS NOT NULL) OR (decided_at IS NULL) <> (decided_by IS NULL)
              ORDER BY id",
        why: |named| format!("a return that is `{}` has an instant and a name of its decision, or has neither", named.text(1)),
    },
    Rule::Rows {
        table: ROUND_ANSWER,
        column: "recommendation_id",
        sql: "SELECT w.id, r.ref FROM round_answer w JOIN round_return t ON t.id = w.return_id
              JOIN recommendation r ON r.id = w.recommendation_id
              WHERE NOT EXISTS (
                SELECT 1 FROM round_asked a
                WHERE a.round_id = t.round_id AND a.owner_id = t.owner_id AND a.recommendation_id = w.recommendation_id)
              ORDER BY w.id",
        why: |named| format!("the owner is not asked about `{}` in this round", named.text(1)),
    },
];
