//! What an entry of the log changed, thing by thing, read from the images of its rows. All that an officer is shown of a
//! change comes from here. It knows what the columns mean to people; the words are in `report/changed`.
//!
//! - here: reading the changes of a change under way or of a log entry; counts, when there is too much to list.
//! - `gather`: assigns rows to things, in order; `sides`: a row before and after; `names`: what an id is called.
//! - what the columns of each table say: `adopted` (recommendations and what belongs to them), `parties` (meetings, owners,
//!   settings, focal points), `reported` (follow-ups and reporting rounds).

mod adopted;
mod gather;
mod names;
mod parties;
mod reported;
mod sides;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

use rusqlite::Connection;

use self::gather::Gathering;
use crate::error::Result;
use crate::model::changed::{Became, Changed, Count, Thing, Told};
use crate::model::log::LogEntry;
use crate::store::file::register::{Keep, Register};
use crate::store::log::change::{Author, Change, Mark};
use crate::store::log::entries::{LogFilter, images, images_within, newest};

impl Register {
    /// Runs `work` as `change` does, and returns its result with what it changed.
    pub fn change_telling<T>(
        &mut self,
        author: &Author,
        keep: Keep,
        work: impl FnOnce(&mut Change<'_>) -> Result<T>,
    ) -> Result<(T, Vec<Changed>)> {
        self.change(author, keep, |change| {
            let result = work(change)?;
            Ok((result, change.changed_since(Mark::BEGIN)?))
        })
    }

    /// What the entry changed: all of it if there are at most `most` things, otherwise the first `most` and the counts by
    /// kind.
    ///
    /// # Errors
    /// There is no such entry.
    pub fn told(&self, id: i64, most: usize) -> Result<Told> {
        let (first, last) = images(&self.connection, id)?;
        within(&self.connection, first, last, most)
    }

    /// Calls `each` with every entry that passes `filter`, the newest first, and what it changed: the first `most` things
    /// and the counts; only the counts if it changed much, and nothing if it changed very much.
    ///
    /// # Errors
    /// An error from `each`.
    pub fn log_told(&self, filter: &LogFilter, most: usize, each: &mut dyn FnMut(LogEntry, Told) -> Result<()>) -> Result<()> {
        self.log(filter, &mut |entry| {
            let told = self.told_in_list(&entry, most)?;
            each(entry, told)
        })
    }

    /// The newest entries with what they changed, as from `log_told`.
    pub(in crate::store) fn newest_told(&self, n_entries: u32, most: usize) -> Result<Vec<(LogEntry, Told)>> {
        let entries = newest(&self.connection, n_entries)?;
        entries.into_iter().map(|entry| self.told_in_list(&entry, most).map(|told| (entry, told))).collect()
    }

    fn told_in_list(&self, entry: &LogEntry, most: usize) -> Result<Told> {
        /// Images of an entry; above this, a list shows only the counts.
        const MANY: u32 = 1000;
        /// Above this, not even the counts: nobody should wait for a list because a whole register was once imported.
        const TOO_MANY: u32 = 20_000;
        if entry.n_changes > TOO_MANY {
            return Ok(Told::default());
        }
        let (first, last) = images(&self.connection, entry.id)?;
        if entry.n_changes > MANY {
            return Ok(Told { first: Vec::new(), counts: counts_within(&self.connection, first, last)? });
        }
        within(&self.connection, first, last, most)
    }
}

impl Change<'_> {
    /// What has changed since `mark`, as it is now.
    pub fn changed_since(&self, mark: Mark) -> Result<Vec<Changed>> {
        let connection = self.connection();
        let (first, last) = self.images_since(mark);
        let mut gathering = Gathering::new(connection, first, last, usize::MAX)?;
        images_within(connection, first, last, &mut |row| gathering.take(&row))?;
        for (person, differences) in self.contacts_since(mark) {
            parties::contact(&mut gathering, *person, differences)?;
        }
        gathering.finish()
    }

    /// What has changed so far, as `Register::told` gives it for an entry.
    pub(in crate::store) fn told(&self, most: usize) -> Result<Told> {
        let (first, last) = self.images_since(Mark::BEGIN);
        within(self.connection(), first, last, most)
    }
}

fn within(connection: &Connection, first: i64, last: i64, most: usize) -> Result<Told> {
    let mut gathering = Gathering::new(connection, first, last, most)?;
    images_within(connection, first, last, &mut |row| gathering.take(&row))?;
    let counts = if gathering.is_all() { Vec::new() } else { counts_within(connection, first, last)? };
    Ok(Told { first: gathering.finish()?, counts })
}

/// Counts, by kind, the rows that differ after the images from `first` to `last`; a row both added and removed is not counted.
fn counts_within(connection: &Connection, first: i64, last: i64) -> Result<Vec<Count>> {
    let sql = "SELECT table_name, row_id, before IS NULL, after IS NULL FROM log_change WHERE id >= ?1 AND id <= ?2 ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut images = statement.query([first, last])?;
    let mut changed: HashMap<(Thing, i64), (bool, bool)> = HashMap::new();
    while let Some(image) = images.next()? {
        let Some(thing) = image.get_ref(0)?.as_str().ok().and_then(thing) else { continue };
        let (is_new, is_gone) = changed.entry((thing, image.get(1)?)).or_default();
        *is_new |= image.get::<_, bool>(2)?;
        *is_gone |= image.get::<_, bool>(3)?;
    }
    let mut counts: BTreeMap<(Thing, Became), u64> = BTreeMap::new();
    for ((thing, _), sides) in changed {
        let became = match sides {
            (true, true) => continue,
            (true, false) => Became::Added,
            (false, true) => Became::Removed,
            (false, false) => Became::Changed,
        };
        *counts.entry((thing, became)).or_default() += 1;
    }
    Ok(counts.into_iter().map(|((thing, became), n)| Count { thing, became, n }).collect())
}

/// What a row is to people; rows of themes, names and the like belong to another thing and are not counted.
fn thing(table: &str) -> Option<Thing> {
    Some(match table {
        "recommendation" => Thing::Recommendation,
        "follow_up" => Thing::FollowUp,
        "share" => Thing::Share,
        "relation" => Thing::Relation,
        "translation" => Thing::Translation,
        "meeting" => Thing::Meeting,
        "owner" => Thing::Owner,
        "membership" => Thing::Membership,
        "focal_point" => Thing::FocalPoint,
        "round" => Thing::Round,
        "round_letter" => Thing::Letter,
        "round_return" => Thing::Return,
        "setting" => Thing::Setting,
        _ => return None,
    })
}
