//! Assigns rows to things: every row belongs to something that an officer knows by name.

use std::collections::{BTreeSet, HashMap};

use rusqlite::{Connection, params};

use super::names::Names;
use super::sides::Sides;
use super::{adopted, parties, reported};
use crate::error::Result;
use crate::model::changed::{Became, Changed, Difference, Entered};
use crate::store::log::entries::RowImages;
use crate::store::log::row_names::Columns;
use crate::store::log::tables::{
    ASSIGNMENT, EVIDENCE, FOCAL_POINT, FOLLOW_UP, FORMER_NAME, LOGGED, MEETING, MEMBERSHIP, OWNER, RECOMMENDATION, RELATION,
    REVISION, ROUND, ROUND_ANSWER, ROUND_ASKED, ROUND_LETTER, ROUND_RETURN, SETTING, SHARE, THEME, TRANSLATION,
};
use crate::store::sql::read::all;

/// A thing, identified by the ids of its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Recommendation(i64),
    /// The recommendation and the owner.
    Share(i64, i64),
    Relation(i64),
    Translation(i64),
    Meeting(i64),
    Owner(i64),
    /// The owner and the group.
    Membership(i64, i64),
    /// The owner and the person.
    FocalPoint(i64, i64),
    Round(i64),
    /// The round and the owner.
    Letter(i64, i64),
    Return(i64),
    Setting(i64),
}

/// A thing whose rows are being collected.
pub(super) struct Gathered {
    key: Key,
    pub(super) became: Became,
    pub(super) differences: Vec<Difference>,
    /// What was added to its lists and removed from them, by column.
    pub(super) lists: Vec<(&'static str, List)>,
    pub(super) entries: Vec<Entered>,
    /// The tenures of a focal point, before and after.
    pub(super) tenures: Vec<(Option<Columns>, Option<Columns>)>,
    /// A row that names the thing if its key does not.
    pub(super) named_by: Columns,
}

/// What was added to a list and removed from it.
#[derive(Debug, Default)]
pub(super) struct List {
    pub(super) gone: BTreeSet<String>,
    pub(super) come: BTreeSet<String>,
}

/// The things found so far, and what is needed to find more.
pub(super) struct Gathering<'c> {
    pub(super) names: Names<'c>,
    /// The recommendations that are added or removed as a whole, with all that belongs to them.
    pub(super) whole: HashMap<i64, Became>,
    /// The owners that were merged into others, and into which.
    pub(super) merged: HashMap<i64, i64>,
    most: usize,
    n_passed_over: usize,
    places: HashMap<Key, usize>,
    things: Vec<Gathered>,
    /// Where a follow-up is: its thing, and its position among that thing's entries.
    pub(super) follow_ups: HashMap<i64, (Key, usize)>,
    /// For each follow-up, the places of evidence that were added and removed, in order.
    pub(super) evidence: HashMap<i64, [Vec<String>; 2]>,
}

impl<'c> Gathering<'c> {
    /// For the images from `first` to `last`; at most `most` things are listed.
    pub(super) fn new(connection: &'c Connection, first: i64, last: i64, most: usize) -> Result<Self> {
        // The plus keeps SQLite from reading all images of the table, of any time, in the order of their rows.
        let sql = "SELECT row_id, max(after IS NULL) FROM log_change
            WHERE id >= ?1 AND id <= ?2 AND +table_name = 'recommendation'
            GROUP BY row_id HAVING max(before IS NULL) + max(after IS NULL) = 1 ORDER BY row_id";
        let became = |is_gone: bool| if is_gone { Became::Removed } else { Became::Added };
        let whole = all(connection, sql, params![first, last], |row| Ok((row.get(0)?, became(row.get(1)?))))?;
        let merged = merged(connection, first, last)?;
        let mut gathering = Self {
            names: Names::new(connection),
            whole: whole.into_iter().collect(),
            merged: merged.iter().copied().collect(),
            most,
            n_passed_over: 0,
            places: HashMap::new(),
            things: Vec::new(),
            follow_ups: HashMap::new(),
            evidence: HashMap::new(),
        };
        // Everything else in a merge follows from it.
        for (old, _) in merged {
            gathering.thing(Key::Owner(old));
        }
        Ok(gathering)
    }

    /// The keys of the listed things, in order.
    pub(super) fn keys(&self) -> impl Iterator<Item = Key> {
        self.things.iter().map(|thing| thing.key)
    }

    /// Whether every thing is listed.
    pub(super) fn is_all(&self) -> bool {
        self.n_passed_over == 0
    }

    /// Adds a row to the one or two things that it belongs to.
    pub(super) fn take(&mut self, images: &RowImages) -> Result<()> {
        let Some(table) = LOGGED.iter().find(|known| known.0 == images.table) else { return Ok(()) };
        let (row, sides) = (images.row_id, Sides { before: images.before.as_ref(), after: images.after.as_ref() });
        match *table {
            RECOMMENDATION => adopted::recommendation(self, row, sides)?,
            THEME => adopted::theme(self, sides),
            ASSIGNMENT => adopted::assignment(self, sides)?,
            SHARE => adopted::share(self, sides)?,
            REVISION => adopted::revision(self, sides),
            RELATION => adopted::relation(self, row, sides),
            TRANSLATION => adopted::translation(self, row, sides),
            FOLLOW_UP => reported::follow_up(self, row, sides)?,
            EVIDENCE => reported::evidence(self, sides),
            MEETING => parties::meeting(self, row, sides),
            OWNER => parties::owner(self, row, sides)?,
            FORMER_NAME => parties::former_name(self, sides),
            MEMBERSHIP => parties::membership(self, sides),
            SETTING => parties::setting(self, row, sides),
            FOCAL_POINT => parties::focal_point(self, sides),
            ROUND => reported::round(self, row, sides)?,
            ROUND_ASKED => reported::asked(self, sides)?,
            ROUND_LETTER => reported::letter(self, sides),
            ROUND_RETURN => reported::returned(self, row, sides)?,
            ROUND_ANSWER => reported::answer(self, sides),
            // When a recommendation is removed, its reference is reserved; the removal itself is shown.
            _ => {}
        }
        Ok(())
    }

    /// The thing with that key; `None` if there are already too many.
    pub(super) fn thing(&mut self, key: Key) -> Option<&mut Gathered> {
        if let Some(place) = self.places.get(&key) {
            return self.things.get_mut(*place);
        }
        if self.things.len() >= self.most {
            // Marks a thing that is not listed.
            self.places.insert(key, usize::MAX);
            self.n_passed_over += 1;
            return None;
        }
        self.places.insert(key, self.things.len());
        self.things.push(Gathered {
            key,
            became: Became::Changed,
            differences: Vec::new(),
            lists: Vec::new(),
            entries: Vec::new(),
            tenures: Vec::new(),
            named_by: Columns::new(),
        });
        self.things.last_mut()
    }

    /// What people are shown: first what was done, then what follows from it.
    pub(super) fn finish(mut self) -> Result<Vec<Changed>> {
        reported::add_evidence(&mut self);
        let Self { mut names, things, .. } = self;
        let mut told = Vec::with_capacity(things.len());
        for mut thing in things {
            parties::compare(&mut thing);
            let subject = names.subject(thing.key, &thing.named_by)?;
            for (column, List { gone, come }) in thing.lists {
                // Items that stayed in the list have no image.
                let [gone, come] = [gone, come].map(|items| match column {
                    "n_shares" | "n_items" | "n_answers" => Some(items.len().to_string()).filter(|_| !items.is_empty()),
                    _ => joined(&items, ", "),
                });
                thing.differences.extend(Difference::between(column, gone, None));
                thing.differences.extend(Difference::between(column, None, come));
            }
            thing.differences.sort_by_key(|one| ORDER.iter().position(|known| *known == one.column));
            told.push(Changed { subject, became: thing.became, differences: thing.differences, entries: thing.entries });
        }
        told.sort_by_key(|changed| (changed.follows(), changed.is_of_its_parts()));
        Ok(told)
    }
}

/// The owners that are gone and whose code another owner has as a former name since then, with that owner.
fn merged(connection: &Connection, first: i64, last: i64) -> Result<Vec<(i64, i64)>> {
    let sql = "SELECT gone.row_id, came.owner_id
        FROM log_change gone
        CROSS JOIN log_change came ON came.id >= ?1 AND came.id <= ?2 AND +came.table_name = 'former_name'
            AND came.before IS NULL AND image(came.after) ->> 'name' = image(gone.before) ->> 'code'
        WHERE gone.id >= ?1 AND gone.id <= ?2 AND +gone.table_name = 'owner' AND gone.after IS NULL
        ORDER BY gone.id, came.id";
    all(connection, sql, params![first, last], |row| Ok((row.get(0)?, row.get(1)?)))
}

impl Gathered {
    /// Notes that `item` was added to the list of that column, or removed from it.
    pub(super) fn list(&mut self, column: &'static str, sides: Sides<'_>, item: String) {
        let place = self.lists.iter().position(|(known, _)| *known == column).unwrap_or_else(|| {
            self.lists.push((column, List::default()));
            self.lists.len() - 1
        });
        let list = &mut self.lists[place].1;
        if sides.after.is_some() {
            list.come.insert(item)
        } else {
            list.gone.insert(item)
        };
    }
}

/// The items joined by the separator; `None` if there are none.
pub(super) fn joined<'i>(items: impl IntoIterator<Item = &'i String>, separator: &str) -> Option<String> {
    let items: Vec<&str> = items.into_iter().map(String::as_str).collect();
    Some(items.join(separator)).filter(|joined| !joined.is_empty())
}

/// The columns in the order in which they are shown: those of the tables, then those of lists and rounds.
const ORDER: [&str; 52] = [
    "parent",
    "kind",
    "meeting",
    "body",
    "title",
    "text",
    "reason",
    "source",
    "starts",
    "ends",
    "place",
    "country",
    "cancelled",
    "name",
    "name_fr",
    "name_pt",
    "former_names",
    "themes",
    "priority",
    "response",
    "tracking",
    "status",
    "assurance",
    "owners",
    "n_shares",
    "role",
    "share",
    "email",
    "phone",
    "lang",
    "theme",
    "coordinator",
    "from_on",
    "since_on",
    "until_on",
    "due",
    "due_on",
    "dispute",
    "done_when",
    "basis",
    "passage",
    "opened_on",
    "closes_on",
    "closed_on",
    "n_items",
    "owner",
    "state",
    "channel",
    "file",
    "n_answers",
    "level",
    "value",
];
