//! Files of evidence: each is in its place, with the same bytes.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::{Watcher, count};
use crate::error::Result;
use crate::model::finding::{Finding, Problem};
use crate::store::log::images::hexadecimal;
use crate::store::log::row_names::References;

pub(super) fn check(connection: &Connection, folder: &Path, watcher: &mut dyn Watcher) -> Result<()> {
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
                problem: Problem::EvidenceMissing,
                place: named()?,
                log_says: Some(sha256),
                row_says: Some(source.to_string()),
            })?,
        }
        n_done += 1;
        watcher.progress("checking the evidence", n_done, n_all);
    }
    Ok(())
}

/// The SHA-256 of an ordinary file; nothing else is opened, because reading it might never end.
fn digest(path: &Path) -> io::Result<String> {
    if !path.metadata()?.is_file() {
        return Err(io::Error::other("it is no ordinary file"));
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
