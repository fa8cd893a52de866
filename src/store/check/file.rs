//! The files: the register's size, SQLite's structure, references between rows and the schema; and the files of evidence,
//! each in its place with the same bytes.

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::{Watcher, count};
use crate::error::{Error, Result};
use crate::model::finding::{Finding, Problem};
use crate::model::work::Work;
use crate::store::file::schema::{SCHEMA, shape};
use crate::store::file::second_look::open_each_tree;
use crate::store::log::images::hexadecimal;
use crate::store::log::row_names::References;

/// How many of SQLite's own findings are passed on.
const MOST: u32 = 100;

pub(super) fn check(connection: &Connection, path: &Path, watcher: &mut dyn Watcher) -> Result<()> {
    watcher.progress(Work::CheckingFile, 0, 0);
    size(connection, path, watcher)?;
    schema(connection, watcher)?;
    let mut is_whole = true;
    structure(connection, path, watcher, &mut is_whole)?;
    // In a file with a damaged structure, references can't be followed.
    if is_whole { open_each_tree(connection).map_err(Error::from).and_then(|()| references(connection, watcher)) } else { Ok(()) }
}

/// Asks the folder, not the file: opening and closing the file would release our lock on it.
fn size(connection: &Connection, path: &Path, watcher: &mut dyn Watcher) -> Result<()> {
    let number = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    let (pages, page) = (number("PRAGMA page_count")?, number("PRAGMA page_size")?);
    let expected = pages.saturating_mul(page);
    let size = fs::metadata(path).map_err(|source| Error::io(format!("can't look at {}", path.display()), source))?.len();
    if i64::try_from(size).is_ok_and(|size| size == expected) {
        return Ok(());
    }
    watcher.found(Finding {
        problem: Problem::Size,
        place: path.display().to_string(),
        log_says: Some(expected.to_string()),
        row_says: Some(size.to_string()),
    })
}

fn structure(connection: &Connection, path: &Path, watcher: &mut dyn Watcher, is_whole: &mut bool) -> Result<()> {
    let mut statement = connection.prepare(&format!("PRAGMA integrity_check({MOST})"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let said: String = row.get(0)?;
        if said != "ok" {
            *is_whole = false;
            let place = path.display().to_string();
            watcher.found(Finding { problem: Problem::Structure, place, log_says: None, row_says: Some(said) })?;
        }
    }
    Ok(())
}

fn references(connection: &Connection, watcher: &mut dyn Watcher) -> Result<()> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (table, id, parent): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let place = format!("{table} {}", id.unwrap_or_default());
        watcher.found(Finding { problem: Problem::Reference, place, log_says: None, row_says: Some(parent) })?;
    }
    Ok(())
}

/// Compares the shape of the schema with that of an empty register. A register that was migrated has the same shape.
fn schema(connection: &Connection, watcher: &mut dyn Watcher) -> Result<()> {
    let empty = Connection::open_in_memory()?;
    empty.execute_batch(SCHEMA)?;
    let (ours, theirs) = (shape(&empty)?, shape(connection)?);
    let none = BTreeSet::new();
    let objects: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    for object in objects {
        let [ours, theirs] = [&ours, &theirs].map(|shape| shape.get(object).unwrap_or(&none));
        if ours != theirs {
            let only = |these: &BTreeSet<String>, others: &BTreeSet<String>| {
                let only: Vec<&str> = these.difference(others).map(String::as_str).collect();
                if only.is_empty() { None } else { Some(only.join("; ")) }
            };
            let (log_says, row_says) = (only(ours, theirs), only(theirs, ours));
            watcher.found(Finding { problem: Problem::Schema, place: object.clone(), log_says, row_says })?;
        }
    }
    Ok(())
}

/// Checks the files of evidence.
pub(super) fn check_evidence(connection: &Connection, folder: &Path, watcher: &mut dyn Watcher) -> Result<()> {
    let references = References::read(connection)?;
    let n_all = count(connection, "evidence");
    let mut n_done = 0;
    let mut found: HashMap<String, io::Result<String>> = HashMap::new();
    let mut statement =
        connection.prepare("SELECT place, sha256, follow_up_id FROM evidence WHERE sha256 IS NOT NULL ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (place, sha256, follow_up): (String, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let digest = found.entry(place.clone()).or_insert_with(|| digest(&folder.join(&place)));
        let named = || -> Result<String> {
            let follow_up = references.shown(connection, "evidence", "follow_up_id", &follow_up.into())?;
            Ok(format!("evidence {place} ({follow_up})"))
        };
        match digest {
            Ok(present) if *present == sha256 => {}
            Ok(present) => watcher.found(Finding {
                problem: Problem::EvidenceChanged,
                place: named()?,
                log_says: Some(sha256),
                row_says: Some(present.clone()),
            })?,
            Err(source) => watcher.found(Finding {
                problem: if is_gone(source) { Problem::EvidenceMissing } else { Problem::EvidenceUnread },
                place: named()?,
                log_says: Some(sha256),
                row_says: Some(source.to_string()),
            })?,
        }
        n_done += 1;
        watcher.progress(Work::CheckingEvidence, n_done, n_all);
    }
    Ok(())
}

/// Whether nothing of that name is there, or something other than a file.
fn is_gone(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::IsADirectory)
}

/// The SHA-256 of an ordinary file; nothing else is opened, because reading it might never end.
fn digest(path: &Path) -> io::Result<String> {
    if !path.metadata()?.is_file() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is not an ordinary file"));
    }
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0u8; 64 * 1024];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hexadecimal(&hasher.finalize())),
            n => hasher.update(&buffer[..n]),
        }
    }
}
