//! The rows of a file with the same key.

use std::collections::{HashMap, HashSet};

use super::{ImportFile, draft};
use crate::error::Result;
use crate::import::sheets::sheet::Sheet;

/// The rows with the same key.
#[derive(Debug, Default)]
pub(super) struct Repeated {
    /// Each with another such row: the second for the first, the first for all others.
    pub(super) refused: HashMap<u64, u64>,
    /// Rows that only repeat an earlier one, in tables that merge such rows.
    pub(super) folded: HashSet<u64>,
}

/// The rows of one key.
struct Same<D> {
    rows: Vec<u64>,
    /// The content of the first, if rows are merged.
    first: Option<D>,
    /// The first row with other content.
    other: Option<u64>,
}

/// Finds them. Keys are compared by hash first, so that a million of them take little memory, and then exactly.
pub(super) fn repeated<S: Sheet>(sheet: &S, source: &ImportFile<'_>, mut keys: Vec<(u64, u64)>) -> Result<Repeated> {
    keys.sort_unstable();
    let suspected: HashSet<u64> =
        keys.windows(2).filter(|pair| pair[0].0 == pair[1].0).flat_map(|pair| [pair[0].1, pair[1].1]).collect();
    if suspected.is_empty() {
        return Ok(Repeated::default());
    }
    let mut rows_of: HashMap<String, Same<S::Draft>> = HashMap::new();
    source.rows.read(&mut |row, _| {
        if suspected.contains(&row.number) {
            let draft = draft(sheet, source, row).0;
            let key = sheet.key(&draft).unwrap_or_default();
            let same = rows_of.entry(key).or_insert(Same { rows: Vec::new(), first: None, other: None });
            same.rows.push(row.number);
            if sheet.folds() {
                match &same.first {
                    None => same.first = Some(draft),
                    Some(first) if *first == draft => {}
                    Some(_) => same.other = same.other.or(Some(row.number)),
                }
            }
        }
        Ok(())
    })?;
    let mut repeated = Repeated::default();
    for Same { rows, first, other } in rows_of.into_values().filter(|same| same.rows.len() > 1) {
        if first.is_some() && other.is_none() {
            repeated.folded.extend(&rows[1..]);
            continue;
        }
        let second = other.unwrap_or(rows[1]);
        let named = |place: usize| if place == 0 { second } else { rows[0] };
        repeated.refused.extend(rows.iter().enumerate().map(|(place, row)| (*row, named(place))));
    }
    Ok(repeated)
}
