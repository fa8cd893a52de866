//! The items that owners are asked about in a round, with their present standing; and what happened to an item after a
//! sheet was packed, apart from the owner's own returns in the round.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, Row, params};

use crate::error::Result;
use crate::model::id::{OwnerId, RoundId};
use crate::model::round::Asked;
use crate::model::vocabulary::Status;
use crate::store::file::register::Register;
use crate::store::item::translations;
use crate::store::log::change::Change;
use crate::store::lookup::seen::{OLDEST, still_asked};
use crate::store::sql::read::all;
use crate::store::sql::standing;
use crate::store::sql::values::Instant;

impl Register {
    /// The items asked about in the round, by owner, then in the order of lists; if `owner` is given, only that owner's.
    pub fn asked(&self, round: RoundId, owner: Option<OwnerId>) -> Result<Vec<Asked>> {
        asked(&self.connection, round, owner)
    }
}

impl Change<'_> {
    /// As `Register::asked`.
    pub fn asked(&self, round: RoundId, owner: Option<OwnerId>) -> Result<Vec<Asked>> {
        asked(self.connection(), round, owner)
    }
}

/// A follow-up that belongs to the round but did not come with a return: no return was recorded at its instant. It answers what
/// was asked about the same item, about its components, or about what restates it.
pub(super) fn told_otherwise() -> String {
    format!(
        "f.round_id = a.round_id
         AND f.recommendation_id IN (
           SELECT a.recommendation_id
           UNION ALL SELECT k.id FROM recommendation k WHERE k.parent_id = a.recommendation_id AND k.kind <> 'action'
           UNION ALL SELECT ({OLDEST}) FROM recommendation r WHERE r.id = a.recommendation_id AND r.tracking = 'restated')
         AND (f.owner_id = a.owner_id
              OR f.owner_id IS NULL
                 AND (NOT a.is_share OR EXISTS (SELECT 1 FROM recommendation k WHERE k.id = a.recommendation_id AND k.tracking = 'restated')))
         AND NOT EXISTS (SELECT 1 FROM round_return t WHERE t.round_id = a.round_id AND f.recorded_at IN (t.recorded_at, t.decided_at))"
    )
}

/// The recommendation `r` of a question `a`, the one `q` on which its status lives, and the owner's share `s` of that, if it is
/// about a share now.
pub(super) fn subject() -> String {
    format!(
        "JOIN recommendation r ON r.id = a.recommendation_id
         JOIN recommendation q ON q.id = iif(r.tracking = 'restated', ({OLDEST}), r.id)
         LEFT JOIN share s ON (a.is_share OR q.tracking = 'each') AND s.id = (
           SELECT max(id) FROM share WHERE recommendation_id = q.id AND owner_id = a.owner_id)"
    )
}

/// A follow-up about exactly the part that is asked about.
const OWN_DUE: &str = "f.recommendation_id = q.id AND f.owner_id IS s.owner_id";

/// A follow-up on the whole, from which a part without its own deadline inherits one.
const INHERITED_DUE: &str = "f.recommendation_id = iif(s.id IS NULL, q.parent_id, q.id) AND f.owner_id IS NULL
     AND NOT EXISTS (SELECT 1 FROM follow_up g WHERE g.recommendation_id = q.id AND g.owner_id IS s.owner_id AND g.due IS NOT NULL)";

pub(super) fn asked(connection: &Connection, round: RoundId, owner: Option<OwnerId>) -> Result<Vec<Asked>> {
    let sql = format!(
        "SELECT a.owner_id, o.code, r.id, r.ref, q.id, s.id IS NOT NULL, r.title, r.text,
                EXISTS (SELECT 1 FROM round_answer w JOIN round_return t ON t.id = w.return_id
                        WHERE t.round_id = a.round_id AND t.owner_id = a.owner_id AND w.recommendation_id = a.recommendation_id
                          AND t.state IN ('recorded', 'accepted'))
                OR EXISTS (SELECT 1 FROM follow_up f WHERE {}),
                EXISTS (SELECT 1 FROM follow_up f JOIN round d ON d.id = a.round_id
                        WHERE f.due IS NOT NULL AND NOT f.is_move AND f.recorded_at > d.recorded_at AND ({OWN_DUE} OR {INHERITED_DUE})),
                {}, {}
         FROM round_asked a JOIN owner o ON o.id = a.owner_id {}
         WHERE a.round_id = ?1 AND (?2 IS NULL OR a.owner_id = ?2) AND {}
         ORDER BY o.code, r.sort_key, a.id",
        told_otherwise(),
        standing::columns_of("r"),
        standing::columns_of("s"),
        subject(),
        still_asked("a"),
    );
    let read = |row: &Row<'_>| {
        let is_share: bool = row.get(5)?;
        Ok(Asked {
            owner: row.get(0)?,
            code: row.get(1)?,
            recommendation: row.get(2)?,
            reference: row.get(3)?,
            on: row.get(4)?,
            others: Vec::new(),
            is_share,
            title: row.get(6)?,
            text: row.get(7)?,
            translations: Vec::new(),
            is_answered: row.get(8)?,
            is_extended: row.get(9)?,
            standing: standing::read(row, if is_share { 10 + standing::N_COLUMNS } else { 10 })?,
        })
    };
    let mut found = Vec::new();
    for one in all(connection, &sql, params![round, owner], read)? {
        one_question(&mut found, one);
    }
    if translations::are_any(connection)? {
        for one in &mut found {
            one.translations = translations::of(connection, one.recommendation)?;
        }
    }
    Ok(found)
}

/// Adds a question, unless the owner is asked about the same status already.
fn one_question(found: &mut Vec<Asked>, one: Asked) {
    let known = found.iter_mut().rev().take_while(|known| known.owner == one.owner).find(|known| known.on == one.on);
    match known {
        Some(known) => {
            known.is_answered |= one.is_answered;
            known.is_extended |= one.is_extended;
            known.others.push((one.recommendation, one.reference));
        }
        None => found.push(one),
    }
}

/// An entry recorded after the sheet was packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meanwhile {
    pub happened_on: NaiveDate,
    pub recorded_by: String,
    pub status: Option<Status>,
    /// The deadline that it set, as stated.
    pub due: Option<String>,
    pub note: Option<String>,
}

impl Change<'_> {
    /// What was recorded on the item since `packed_at` and since the owner's own newest return in the round, in the order of
    /// recording, without deadlines that moved with their meeting.
    pub fn moved_since(&self, round: RoundId, asked: &Asked, packed_at: DateTime<Utc>) -> Result<Vec<Meanwhile>> {
        let sql = "SELECT f.happened_on, f.recorded_by, f.status, f.due, f.note FROM follow_up f
            WHERE f.recommendation_id = ?1 AND f.owner_id IS ?2 AND f.recorded_at > ?3 AND NOT f.is_move
              AND NOT EXISTS (SELECT 1 FROM follow_up g JOIN round_return t ON g.recorded_at IN (t.recorded_at, t.decided_at)
                              WHERE t.round_id = ?4 AND t.owner_id = ?5 AND g.recommendation_id = ?1 AND g.owner_id IS ?2
                                AND g.round_id = ?4 AND g.id >= f.id)
            ORDER BY f.id";
        let share = asked.is_share.then_some(asked.owner);
        let bound = params![asked.on, share, Instant(packed_at), round, asked.owner];
        let read = |row: &Row<'_>| {
            Ok(Meanwhile {
                happened_on: row.get(0)?,
                recorded_by: row.get(1)?,
                status: row.get(2)?,
                due: row.get(3)?,
                note: row.get(4)?,
            })
        };
        all(self.connection(), sql, bound, read)
    }
}
