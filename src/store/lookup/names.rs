//! How things are called: the names that a shell offers while a command is typed, and with which a line or an error begins.

use rusqlite::Connection;

use crate::error::Result;
use crate::model::id::{OwnerId, RecommendationId};
use crate::store::file::register::Register;
use crate::store::sql::read::{all, one};

/// What kind of thing has the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    Recommendation,
    Owner,
    Group,
    Meeting,
    Round,
    Theme,
}

impl Register {
    /// The names that start with `beginning`, ignoring case, sorted, at most `n_most`; each with its title, if it has
    /// one.
    pub fn names_beginning(&self, named: Named, beginning: &str, n_most: u32) -> Result<Vec<(String, Option<String>)>> {
        let beginning = beginning.to_lowercase();
        let sql = match named {
            Named::Recommendation => {
                "SELECT ref, title FROM recommendation WHERE ref_key >= ?1 AND ref_key < ?1 || char(1114111) ORDER BY ref_key LIMIT ?2"
            }
            Named::Owner => {
                "SELECT code, name FROM owner WHERE substr(code, 1, length(?1)) = ?1 COLLATE NOCASE ORDER BY code LIMIT ?2"
            }
            Named::Group => {
                "SELECT code, name FROM owner
                 WHERE kind = 'group' AND substr(code, 1, length(?1)) = ?1 COLLATE NOCASE ORDER BY code LIMIT ?2"
            }
            Named::Meeting => {
                "SELECT ref, title FROM meeting WHERE substr(ref, 1, length(?1)) = ?1 COLLATE NOCASE ORDER BY ref LIMIT ?2"
            }
            Named::Round => {
                "SELECT ref, NULL FROM round WHERE substr(ref, 1, length(?1)) = ?1 COLLATE NOCASE ORDER BY ref LIMIT ?2"
            }
            Named::Theme => {
                "SELECT DISTINCT name, NULL FROM theme
                 WHERE substr(name, 1, length(?1)) = ?1 COLLATE NOCASE ORDER BY name LIMIT ?2"
            }
        };
        all(&self.connection, sql, (beginning, n_most), |row| Ok((row.get(0)?, row.get(1)?)))
    }
}

/// `MRU-2006-02a ZWE`: the subject of a line or an error.
pub(in crate::store) fn subject(connection: &Connection, id: RecommendationId, owner: Option<OwnerId>) -> Result<String> {
    let reference: String = one(connection, "SELECT ref FROM recommendation WHERE id = ?1", [id], |row| row.get(0))?;
    let Some(owner) = owner else { return Ok(reference) };
    let code: String = one(connection, "SELECT code FROM owner WHERE id = ?1", [owner], |row| row.get(0))?;
    Ok(format!("{reference} {code}"))
}
