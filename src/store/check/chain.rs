//! The chain of the log: every entry has the hash of its own content, its images and the previous hash; no entry is
//! missing, and every image belongs to one.

use rusqlite::{Connection, Row, Rows};
use sha2::{Digest, Sha256};

use super::{Watcher, count};
use crate::error::Result;
use crate::model::finding::{Finding, Problem};
use crate::model::work::Work;
use crate::store::log::clock::latest_possible;
use crate::store::log::images::{About, Head, absorb_change};
use crate::store::sql::values::Instant;

/// One row of `log_change`.
struct Change {
    id: i64,
    log_id: i64,
    table: String,
    row: i64,
    about: About,
    before: Option<String>,
    after: Option<String>,
}

/// Returns the number of entries.
pub(in crate::store) fn check(connection: &Connection, watcher: &mut dyn Watcher) -> Result<u64> {
    let n_all = count(connection, "log");
    let mut changes = connection.prepare(
        "SELECT id, log_id, table_name, row_id, recommendation_id, owner_id, image(before), image(after) FROM log_change ORDER BY id",
    )?;
    let mut changes = changes.query([])?;
    let mut next_change = read(&mut changes)?;

    let mut entries = connection
        .prepare("SELECT id, at, by, kind, undoes_id, command, first_change_id, n_changes, hash FROM log ORDER BY id")?;
    let mut entries = entries.query([])?;
    // The previous entry's hash as stored and as computed: if only the stored hash was changed, one finding is enough.
    let mut before = [String::new(), String::new()];
    let (mut n_entries, mut next_id, mut next_change_id) = (0, 1, 1);
    let mut latest = String::new();
    while let Some(row) = entries.next()? {
        let id: i64 = row.get(0)?;
        let head = HeadRow::read(row)?;
        if id != next_id {
            gap(watcher, format!("log {next_id}"), Some(next_id), Some(id))?;
        }
        next_id = id.saturating_add(1);
        if head.at < latest {
            report_instant(watcher, id, format!("{} is before the previous entry, {latest}", head.at))?;
        }
        latest = latest.max(head.at.clone());
        if head.first_change_id != next_change_id {
            gap(watcher, format!("log {id}, first_change_id"), Some(next_change_id), Some(head.first_change_id))?;
        }
        next_change_id = head.first_change_id.saturating_add(head.n_changes);

        let mut digests = before.clone().map(|hash| {
            let mut digest = Sha256::new();
            digest.update(hash);
            digest
        });
        let mut n_changes = 0i64;
        while let Some(change) = next_change.take_if(|change| change.log_id <= id) {
            if change.log_id != id || change.id != head.first_change_id.saturating_add(n_changes) {
                gap(watcher, format!("log_change {}", change.id), Some(id), Some(change.log_id))?;
            }
            let Change { table, row, about, before, after, .. } = &change;
            for digest in &mut digests {
                absorb_change(digest, table, *row, *about, before.as_deref(), after.as_deref());
            }
            n_changes += 1;
            next_change = read(&mut changes)?;
        }
        if n_changes != head.n_changes {
            gap(watcher, format!("log {id}, n_changes"), Some(head.n_changes), Some(n_changes))?;
        }
        let computed = digests.map(|digest| head.head(id).close(digest));
        if !computed.contains(&head.hash) {
            watcher.found(Finding {
                problem: Problem::Chain,
                place: format!("log {id}"),
                log_says: Some(head.hash.clone()),
                row_says: Some(computed[0].clone()),
            })?;
        }
        let [computed, _] = computed;
        before = [head.hash, computed];
        n_entries += 1;
        watcher.progress(Work::CheckingLog, n_entries, n_all);
    }
    if latest > Instant(latest_possible()).text() {
        report_instant(watcher, next_id - 1, format!("{latest} is more than a year ahead of the clock"))?;
    }
    while let Some(change) = next_change {
        gap(watcher, format!("log_change {}", change.id), None, Some(change.log_id))?;
        next_change = read(&mut changes)?;
    }
    Ok(n_entries)
}

struct HeadRow {
    at: String,
    by: String,
    kind: String,
    undoes: Option<i64>,
    command: String,
    first_change_id: i64,
    n_changes: i64,
    hash: String,
}

impl HeadRow {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            at: row.get(1)?,
            by: row.get(2)?,
            kind: row.get(3)?,
            undoes: row.get(4)?,
            command: row.get(5)?,
            first_change_id: row.get(6)?,
            n_changes: row.get(7)?,
            hash: row.get(8)?,
        })
    }

    fn head(&self, id: i64) -> Head<'_> {
        Head {
            id,
            at: &self.at,
            by: &self.by,
            kind: &self.kind,
            undoes: self.undoes,
            command: &self.command,
            first_change_id: self.first_change_id,
            n_changes: self.n_changes,
        }
    }
}

fn read(rows: &mut Rows<'_>) -> Result<Option<Change>> {
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some(Change {
        id: row.get(0)?,
        log_id: row.get(1)?,
        table: row.get(2)?,
        row: row.get(3)?,
        about: About { recommendation: row.get(4)?, owner: row.get(5)? },
        before: row.get(6)?,
        after: row.get(7)?,
    }))
}

/// An instant is never before that of the previous entry, nor further ahead of the clock than an honest clock can have
/// been.
fn report_instant(watcher: &mut dyn Watcher, id: i64, why: String) -> Result<()> {
    watcher.found(Finding { problem: Problem::Clock, place: format!("log {id}, at"), log_says: None, row_says: Some(why) })
}

fn gap(watcher: &mut dyn Watcher, place: String, expected: Option<i64>, found: Option<i64>) -> Result<()> {
    let [log_says, row_says] = [expected, found].map(|number| number.map(|number| number.to_string()));
    watcher.found(Finding { problem: Problem::Gap, place, log_says, row_says })
}
