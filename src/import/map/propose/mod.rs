//! Proposes a mapping file: the unknown columns and values of a file, with their clear meanings. The printed text can be read
//! back; a guess is a line that begins with `#? `.
//!
//! - [`propose`]: the file; [`toml_lines`]: how its lines are written.
//! - [`profile`]: statistics of each column; [`guess`]: guesses our column for it; [`entries`]: columns of dated entries.
//! - [`reading`]: how cells are read: separators, order of dates, cells that mean "as above", rows to skip.
//! - [`names`], and [`words`] with their [`meanings`]: names and values that clearly mean one of ours.

mod entries;
mod guess;
mod meanings;
mod names;
pub mod profile;
mod reading;
mod toml_lines;
pub mod words;

use std::fmt::Write;

use self::guess::{Stranger, guess_columns};
use self::profile::Profile;
use self::toml_lines::{guessed, shortened, unfilled};
use self::words::{guess_word, says_nothing};
use super::fault::{Unknown, UnknownCount};
use super::mapping::{Mapping, PASSED_OVER};
use super::table::Table;
use crate::report::field::Import;

/// A file that needs a mapping.
#[derive(Debug)]
pub struct Foreign<'a> {
    pub table: Table,
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
    table: Table,
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

/// The mapping file for unknown columns and values, ready to save.
pub fn propose(foreign: &Foreign<'_>) -> String {
    let mut text = String::from(
        "# A mapping file for `midsa import FILE --mapping THIS`: fill in what is empty. A line that begins with `#? ` is a guess:\n\
         # take that away to accept it. The value \"-\" passes over what the cell holds.\n\
         # Columns that are not wanted go into this list: ignore = [\"Column\", \"Another\"]\n\
         ignore = []\n",
    );
    columns(&mut text, foreign);
    reading::splits(&mut text, foreign);
    reading::dates(&mut text, foreign);
    reading::marks(&mut text, foreign);
    words(&mut text, foreign.unknown);
    owners(&mut text, foreign.unknown);
    text
}

/// The columns of ours that are read.
pub fn readable(table: Table) -> Vec<&'static str> {
    table.columns().iter().filter(|(_, column_use)| *column_use == Import::Read).map(|(key, _)| *key).collect()
}

fn columns(text: &mut String, foreign: &Foreign<'_>) {
    if foreign.strangers.is_empty() {
        return;
    }
    // Writing to a string can't fail.
    let _ = writeln!(text, "\n# The file's column = ours: {}.", readable(foreign.table).join(", "));
    text.push_str("# Owners of another role: \"owners:counterparty\". A dated entry of its own: \"status@2021\". Several columns of which the\n");
    text.push_str("# first filled one counts: [fallback] happened_on = [\"Closed\", \"Made\"]\n[columns]\n");
    for (name, guess) in foreign.strangers.iter().zip(foreign.guesses) {
        let about = foreign.profile(name).map_or_else(String::new, about);
        text.push_str(&match guess {
            Some(ours) => guessed(name, ours, &about),
            None => unfilled(name, &about),
        });
    }
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

fn words(text: &mut String, unknown: &[UnknownCount]) {
    let mut done: Vec<&str> = Vec::new();
    for (column, known) in unknown.iter().filter_map(word_column) {
        if done.contains(&column) {
            continue;
        }
        done.push(column);
        let meant = if known.is_empty() { "a date, or \"-\"".to_owned() } else { known.join(", ") };
        let _ = writeln!(text, "\n# The file's value = ours: {meant}.\n[values.{column}]");
        for one in unknown {
            if let Unknown::Word { column: of, value, known } = &one.unknown
                && *of == column
            {
                let times = times(one.n);
                let guess = guess_word(column, value, known).or(says_nothing(value).then_some(PASSED_OVER));
                text.push_str(&guess.map_or_else(|| unfilled(value, &times), |guess| guessed(value, guess, &times)));
            }
        }
    }
}

fn owners(text: &mut String, unknown: &[UnknownCount]) {
    for key in ["owners", "owner"] {
        let names: Vec<(&String, &Option<String>, u64)> = unknown
            .iter()
            .filter_map(|one| match &one.unknown {
                Unknown::Owner { column, name, nearest } if *column == key => Some((name, nearest, one.n)),
                Unknown::Owner { .. } | Unknown::Order { .. } | Unknown::Word { .. } | Unknown::NotYet => None,
            })
            .collect();
        if names.is_empty() {
            continue;
        }
        let _ = writeln!(
            text,
            "\n# The file's owner = one of ours (`midsa owner list`). Without these lines, --create-owners makes owners of them.\n\
             [values.{key}]"
        );
        for (name, nearest, n) in names {
            let guess = nearest.as_deref().or(says_nothing(name).then_some(PASSED_OVER));
            text.push_str(&guess.map_or_else(|| unfilled(name, &times(n)), |guess| guessed(name, guess, &times(n))));
        }
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

impl Foreign<'_> {
    fn profile(&self, name: &str) -> Option<&Profile> {
        self.header.iter().position(|one| one == name).and_then(|place| self.profiles.get(place))
    }

    /// The column of ours that a file column is, or is guessed to be.
    fn ours(&self, name: &str) -> Option<&str> {
        match self.strangers.iter().position(|stranger| stranger == name) {
            Some(place) => self.guesses.get(place)?.as_deref(),
            None => readable(self.table).into_iter().find(|key| *key == super::mapping::same_name(name)),
        }
    }
}

#[cfg(test)]
mod tests;
