//! Proposes a mapping file: the unknown columns and values of a file, with their clear meanings. The printed text can be read
//! back; a guess is a line that begins with `#? `.
//!
//! - [`propose`]: the file; [`sections`]: its sections, with what was given before, and its lines.
//! - [`profile`]: statistics of each column; [`guess`]: guesses our column for it; [`entries`]: columns of dated entries.
//! - [`reading`]: how cells are read: separators, order of dates, cells that mean "as above", rows to skip.
//! - [`names`], and [`words`] with their [`meanings`]: names and values that clearly mean one of ours.

mod entries;
mod guess;
mod meanings;
mod names;
pub mod profile;
mod reading;
mod sections;
pub mod words;

use self::guess::{Stranger, guess_columns};
use self::profile::Profile;
use self::sections::{MappingText, guessed, shortened, unfilled};
use self::words::{guess_word, says_nothing};
use super::fault::{Unknown, UnknownCount};
use super::mapping::{Mapping, PASSED_OVER};
use super::table::ImportTable;
use crate::report::field::Import;

/// A file that needs a mapping.
#[derive(Debug)]
pub struct ForeignFile<'a> {
    pub table: ImportTable,
    /// What was given for it.
    pub mapping: &'a Mapping,
    /// All its columns with their statistics.
    pub header: &'a [String],
    pub profiles: &'a [Profile],
    /// The unknown columns.
    pub strangers: &'a [String],
    /// The guesses for the unknown columns, in order.
    pub guesses: &'a [Option<String>],
    /// The unknown values in columns that are known or guessed.
    pub unknown: &'a [UnknownCount],
}

/// The guesses for the unknown columns; `is_fed` tells whether one of our columns already has a source.
pub fn guesses(
    table: ImportTable,
    header: &[String],
    profiles: &[Profile],
    strangers: &[String],
    is_fed: impl Fn(&str) -> bool,
) -> Vec<Option<String>> {
    let free: Vec<&'static str> = readable(table).into_iter().filter(|key| !is_fed(key)).collect();
    let nothing = Profile::default();
    let profile = |name: &str| header.iter().position(|one| one == name).and_then(|place| profiles.get(place));
    let strangers: Vec<Stranger<'_>> =
        strangers.iter().map(|name| Stranger { name, profile: profile(name).unwrap_or(&nothing) }).collect();
    guess_columns(table, &strangers, &free)
}

/// `mapping` with all guesses accepted, to examine the values of the columns.
pub fn accepted(
    mapping: &Mapping,
    header: &[String],
    profiles: &[Profile],
    strangers: &[String],
    guesses: &[Option<String>],
) -> Mapping {
    let mut accepted = mapping.clone();
    for (name, ours) in strangers.iter().zip(guesses).filter_map(|(name, guess)| guess.as_deref().map(|ours| (name, ours))) {
        let profile = header.iter().position(|one| one == name).and_then(|place| profiles.get(place));
        let separator = profile.filter(|_| is_list(ours)).and_then(Profile::separator);
        accepted = accepted.and(name, ours, separator);
    }
    accepted
}

/// Whether a cell of our column can hold several values.
fn is_list(key: &str) -> bool {
    matches!(key, "owners" | "themes" | "members" | "former_names")
}

/// The mapping file for unknown columns and values, ready to save: what was given, and what is still to be filled in.
pub fn propose(foreign: &ForeignFile<'_>) -> String {
    let mut file = MappingText::new(
        "# A mapping file for `midsa import FILE --mapping THIS`: fill in what is empty. A line that begins with `#? ` is a guess:\n\
         # take that away to accept it. The value \"-\" passes over what the cell holds.\n\
         # Columns that are not wanted go into this list: ignore = [\"Column\", \"Another\"]\n",
        foreign.mapping,
        foreign.header,
    );
    columns(&mut file, foreign);
    reading::splits(&mut file, foreign);
    reading::dates(&mut file, foreign);
    reading::marks(&mut file, foreign);
    words(&mut file, foreign.unknown);
    owners(&mut file, foreign.unknown);
    file.finish()
}

/// The columns of ours that are read.
pub fn readable(table: ImportTable) -> Vec<&'static str> {
    table.columns().iter().filter(|(_, column_use)| *column_use == Import::Read).map(|(key, _)| *key).collect()
}

fn columns(file: &mut MappingText, foreign: &ForeignFile<'_>) {
    let comment = format!(
        "The file's column = ours: {}.\n\
         Owners of another role: \"owners:counterparty\". A dated entry of its own: \"status@2021\". Several columns of which the\n\
         first filled one counts: [fallback] happened_on = [\"Closed\", \"Made\"]",
        readable(foreign.table).join(", ")
    );
    let lines = foreign.strangers.iter().zip(foreign.guesses).map(|(name, guess)| {
        let about = foreign.profile(name).map_or_else(String::new, about);
        match guess {
            Some(ours) => guessed(name, ours, &about),
            None => unfilled(name, &about),
        }
    });
    file.add(&comment, "columns", &lines.collect::<String>());
}

/// `58 of 60 filled, 12 different: Maritime NZ`
fn about(profile: &Profile) -> String {
    if profile.n_filled == 0 {
        return "empty".to_owned();
    }
    if profile.n_in_lists > 0 {
        return format!("{} values in {} rows: {}", profile.n_in_lists, profile.n_rows, shortened(&profile.example));
    }
    let different = if profile.is_cut {
        "many different".to_owned()
    } else if profile.is_distinct() {
        "all different".to_owned()
    } else {
        format!("{} different", profile.n_different())
    };
    format!("{} of {} filled, {different}: {}", profile.n_filled, profile.n_rows, shortened(&profile.example))
}

fn words(file: &mut MappingText, unknown: &[UnknownCount]) {
    let mut done: Vec<&str> = Vec::new();
    for (column, known) in unknown.iter().filter_map(word_column) {
        if done.contains(&column) {
            continue;
        }
        done.push(column);
        let meant = if known.is_empty() { "a date, or \"-\"".to_owned() } else { known.join(", ") };
        let mut lines = String::new();
        for one in unknown {
            if let Unknown::Word { column: of, value, known } = &one.unknown
                && *of == column
            {
                let times = times(one.n);
                let guess = guess_word(column, value, known).or(says_nothing(value).then_some(PASSED_OVER));
                lines.push_str(&guess.map_or_else(|| unfilled(value, &times), |guess| guessed(value, guess, &times)));
            }
        }
        file.add(&format!("The file's value = ours: {meant}."), &format!("values.{column}"), &lines);
    }
}

fn owners(file: &mut MappingText, unknown: &[UnknownCount]) {
    const COMMENT: &str =
        "The file's owner = one of ours (`midsa owner list`). Without these lines, --create-owners makes owners of them.";
    for key in ["owners", "owner"] {
        let line = |one: &UnknownCount| match &one.unknown {
            Unknown::Owner { column, name, nearest } if *column == key => {
                let guess = nearest.as_deref().or(says_nothing(name).then_some(PASSED_OVER));
                let times = times(one.n);
                Some(guess.map_or_else(|| unfilled(name, &times), |guess| guessed(name, guess, &times)))
            }
            Unknown::Owner { .. } | Unknown::Order { .. } | Unknown::Word { .. } | Unknown::NotYet => None,
        };
        file.add(COMMENT, &format!("values.{key}"), &unknown.iter().filter_map(line).collect::<String>());
    }
}

fn times(n: u64) -> String {
    if n == 1 { "once".to_owned() } else { format!("{n} times") }
}

fn word_column(one: &UnknownCount) -> Option<(&'static str, &[&'static str])> {
    match &one.unknown {
        Unknown::Word { column, known, .. } => Some((column, known)),
        Unknown::Owner { .. } | Unknown::Order { .. } | Unknown::NotYet => None,
    }
}

impl ForeignFile<'_> {
    fn profile(&self, name: &str) -> Option<&Profile> {
        self.header.iter().position(|one| one == name).and_then(|place| self.profiles.get(place))
    }

    /// The column of ours that a file column is, or is guessed to be.
    fn ours(&self, name: &str) -> Option<&str> {
        match self.strangers.iter().position(|stranger| stranger == name) {
            Some(place) => self.guesses.get(place)?.as_deref(),
            None => match self.mapping.targets(name) {
                Some(targets) => targets.first().map(|target| target.column.as_str()),
                None => readable(self.table).into_iter().find(|key| *key == super::mapping::same_name(name)),
            },
        }
    }
}

#[cfg(test)]
mod tests;
