//! The rows of a file that share a key.

use std::collections::{HashMap, HashSet};

use super::{Source, draft};
use crate::error::Result;
use crate::import::sheets::sheet::Sheet;

/// The rows that share a key, each with the row of another: of the first, the second; of every other, the first. Keys are
/// compared by hashes first, so that a million of them take little room, and then as they are.
pub(super) fn repeated<S: Sheet>(sheet: &S, source: &Source<'_>, mut keys: Vec<(u64, u64)>) -> Result<HashMap<u64, u64>> {
    keys.sort_unstable();
    let suspected: HashSet<u64> =
        keys.windows(2).filter(|pair| pair[0].0 == pair[1].0).flat_map(|pair| [pair[0].1, pair[1].1]).collect();
    if suspected.is_empty() {
        return Ok(HashMap::new());
    }
    let mut rows_of: HashMap<String, Vec<u64>> = HashMap::new();
    source.rows.read(&mut |row, _| {
        if suspected.contains(&row.number) {
            let key = sheet.key(&draft(sheet, source, row).0);
            rows_of.entry(key.unwrap_or_default()).or_default().push(row.number);
        }
        Ok(())
    })?;
    let mut repeated = HashMap::new();
    for rows in rows_of.into_values().filter(|rows| rows.len() > 1) {
        repeated.extend(rows.iter().enumerate().map(|(place, row)| (*row, if place == 0 { rows[1] } else { rows[0] })));
    }
    Ok(repeated)
}
