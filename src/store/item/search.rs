//! Searching: which recommendations contain the words. All texts and notes are scanned first, and only the rows with all
//! words are read in full.

use std::collections::HashMap;

use rusqlite::types::ToSql;
use rusqlite::{Connection, Row, params_from_iter};

use crate::error::Result;
use crate::model::id::RecommendationId;
use crate::model::matching::{fold_into, folded};
use crate::store::lookup::conditions::Conditions;
use crate::store::lookup::filter::Filter;

/// Up to this many hits are looked up by their ids; more are read in the order of the table or index.
const FEW: usize = 1000;

/// Restricts `conditions` to recommendations with every word of `filter` in their title, text, notes or translations,
/// ignoring case and accents. Internal notes are left out if the filter says so.
pub(in crate::store) fn narrow(connection: &Connection, filter: &Filter, conditions: &mut Conditions) -> Result<()> {
    if filter.words.is_empty() {
        return Ok(());
    }
    let mut search = Search::of(&filter.words);
    let sql = format!("SELECT r.id, r.title, r.text {}", conditions.sql());
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(conditions.bound())?;
    while let Some(row) = rows.next()? {
        let (id, texts) = texts_of(row)?;
        search.candidates.insert(id, Vec::new());
        search.read(id, texts);
    }
    let notes = if filter.leaves_internal_out { "iif(audience = 'public', note, NULL), NULL" } else { "note, NULL" };
    for (table, columns) in [("follow_up", notes), ("translation", "title, text")] {
        let unfinished = search.unfinished();
        if unfinished.is_empty() {
            break;
        }
        let of = if unfinished.len() > FEW { "1" } else { IS_LISTED };
        let sql = format!("SELECT recommendation_id, {columns} FROM {table} WHERE {of}");
        let mut statement = connection.prepare_cached(&sql)?;
        let listed = (unfinished.len() <= FEW).then(|| list(&unfinished));
        let mut rows = statement.query(params_from_iter(listed))?;
        while let Some(row) = rows.next()? {
            let (id, texts) = texts_of(row)?;
            search.read(id, texts);
        }
    }
    let hits = search.hits();
    // If there are many, reading in the order of lists soon meets them; if there are few, they are fetched and sorted.
    let id = if hits.len() > FEW { "+r.id" } else { "r.id" };
    let listed = std::iter::once(Box::new(list(&hits)) as Box<dyn ToSql>);
    conditions.add(format!("{id} IN (SELECT value FROM json_each(?))"), listed);
    Ok(())
}

const IS_LISTED: &str = "recommendation_id IN (SELECT value FROM json_each(?))";

type Texts<'r> = [Option<&'r str>; 2];

/// Reads a row of an id and two texts.
fn texts_of<'r>(row: &'r Row<'_>) -> rusqlite::Result<(RecommendationId, Texts<'r>)> {
    Ok((row.get(0)?, [row.get_ref(1)?.as_str_or_null()?, row.get_ref(2)?.as_str_or_null()?]))
}

/// The ids as a JSON array.
fn list(ids: &[RecommendationId]) -> String {
    let ids: Vec<String> = ids.iter().map(|id| id.0.to_string()).collect();
    format!("[{}]", ids.join(","))
}

/// The hits found so far.
struct Search {
    words: Vec<String>,
    /// For each possible hit, which of the words were found; empty as long as none was.
    candidates: HashMap<RecommendationId, Vec<bool>>,
    folded: String,
}

impl Search {
    fn of(words: &[String]) -> Self {
        Self { words: words.iter().map(|word| folded(word)).collect(), candidates: HashMap::new(), folded: String::new() }
    }

    fn read(&mut self, id: RecommendationId, texts: Texts<'_>) {
        for text in texts.into_iter().flatten() {
            fold_into(text, &mut self.folded);
            for (place, word) in self.words.iter().enumerate() {
                if !self.folded.contains(word.as_str()) {
                    continue;
                }
                if let Some(found) = self.candidates.get_mut(&id) {
                    found.resize(self.words.len(), false);
                    found[place] = true;
                }
            }
        }
    }

    fn is_hit(found: &[bool]) -> bool {
        !found.is_empty() && found.iter().all(|&is_found| is_found)
    }

    fn unfinished(&self) -> Vec<RecommendationId> {
        self.candidates.iter().filter(|(_, found)| !Self::is_hit(found)).map(|(id, _)| *id).collect()
    }

    fn hits(&self) -> Vec<RecommendationId> {
        self.candidates.iter().filter(|(_, found)| Self::is_hit(found)).map(|(id, _)| *id).collect()
    }
}
