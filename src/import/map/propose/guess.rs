//! Guesses our column for each foreign one: by its name if the content fits, else by the content alone. Every column of ours
//! is guessed once.

use super::entries::guess_entries;
use super::names::{is_called_note, is_called_text, meant_by, of_meeting, parted, touched_by};
use super::profile::Profile;
use super::words::{guess_word, plain};

use crate::import::map::table::ImportTable;
use crate::import::map::target::list_of;
use crate::model::states;

/// A foreign column to guess.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stranger<'a> {
    pub name: &'a str,
    pub profile: &'a Profile,
}

/// The guess for each unknown column, among our columns that are `free`.
pub(super) fn guess_columns(table: ImportTable, strangers: &[Stranger<'_>], free: &[&'static str]) -> Vec<Option<String>> {
    // A column of a dated entry or a list of objects is nothing else.
    let entries = guess_entries(table, strangers);
    let is_apart = |place: &usize| entries[*place].is_some() || list_of(strangers[*place].name).is_some();
    let alone: Vec<usize> = (0..strangers.len()).filter(|place| !is_apart(place)).collect();
    let guesses = guess_alone(table, &alone.iter().map(|place| strangers[*place]).collect::<Vec<_>>(), free);
    let mut all = entries;
    for (place, guess) in alone.into_iter().zip(guesses) {
        all[place] = guess.map(str::to_owned);
    }
    all
}

fn guess_alone(table: ImportTable, strangers: &[Stranger<'_>], free: &[&'static str]) -> Vec<Option<&'static str>> {
    let mut guesses: Vec<Option<&'static str>> = vec![None; strangers.len()];
    let (was_free, mut free) = (free, free.to_vec());
    let mut take = |guesses: &mut Vec<Option<&'static str>>, place: usize, key: &'static str| {
        if guesses[place].is_none() && free.contains(&key) {
            guesses[place] = Some(key);
            free.retain(|one| *one != key);
        }
    };
    // By name: the first choices of all columns come before any second choice.
    let choices: Vec<Vec<&'static str>> = strangers
        .iter()
        .map(|one| {
            let fitting = |key: &&'static str| fits(table, key, one.profile) || is_status_by_name(key, one);
            let of_meeting = if table == ImportTable::Meetings { of_meeting(one.name) } else { None };
            meant_by(of_meeting.as_deref().unwrap_or(one.name)).into_iter().filter(fitting).collect()
        })
        .collect();
    // A meeting's own columns come before those of what it adopted.
    for (place, keys) in choices.iter().enumerate().filter(|(place, _)| of_meeting(strangers[*place].name).is_some()) {
        if let Some(key) = keys.first().filter(|_| table == ImportTable::Meetings) {
            take(&mut guesses, place, key);
        }
    }
    // A column with our own name, in the singular, comes before those with the same meaning.
    for (place, keys) in choices.iter().enumerate() {
        if let Some(key) = keys.first().filter(|key| key.trim_end_matches('s') == plain(strangers[place].name)) {
            take(&mut guesses, place, key);
        }
    }
    for rank in 0..choices.iter().map(Vec::len).max().unwrap_or(0) {
        for (place, keys) in choices.iter().enumerate() {
            if let Some(key) = keys.get(rank) {
                take(&mut guesses, place, key);
            }
        }
    }
    if table == ImportTable::Recommendations {
        // The author, next to the one who must act.
        for (place, one) in strangers.iter().enumerate() {
            if guesses[place].is_none()
                && is_counterparty(one.name)
                && fits(table, "owners", one.profile)
                && one.profile.n_filled > 0
            {
                guesses[place] = Some(COUNTERPARTY);
            }
        }
        for (key, place) in by_content(table, strangers, &guesses) {
            take(&mut guesses, place, key);
        }
        // A day alone says nothing.
        let has_news = NEWS.iter().any(|key| !was_free.contains(key) || guesses.contains(&Some(key)));
        for guess in guesses.iter_mut().filter(|guess| **guess == Some("happened_on") && !has_news) {
            *guess = None;
        }
    }
    guesses
}

/// What happens on a day.
const NEWS: [&str; 5] = ["status", "last_note", "evidence", "assurance", "cause"];

/// The owners who made a recommendation.
const COUNTERPARTY: &str = "owners:counterparty";

fn is_counterparty(name: &str) -> bool {
    const NAMES: &str = "from|recommending state|recommending states|recommending country|recommended by|made by|issued by|\
        etat auteur|etat recommandant|recommande par|estado recomendante|recomendado por|recomendada por";
    let name = plain(&parted(name));
    NAMES.split('|').any(|one| one == name)
}

/// Columns whose names don't help: the longest texts, values unique in every row, status words, the only days.
fn by_content(table: ImportTable, strangers: &[Stranger<'_>], guesses: &[Option<&'static str>]) -> Vec<(&'static str, usize)> {
    let open = || strangers.iter().enumerate().filter(|(place, one)| guesses[*place].is_none() && one.profile.n_filled > 0);
    // What stands in a column says little where its name says something else.
    let may_be = |key: &str, one: &Stranger<'_>| {
        let whole = meant_by(one.name);
        let meant: Vec<&str> = if whole.is_empty() { touched_by(one.name) } else { whole };
        let meant: Vec<&str> = meant.into_iter().filter(|meant| table.columns().iter().any(|(own, _)| own == meant)).collect();
        meant.is_empty() || meant.contains(&key)
    };
    let is_text = |profile: &Profile| {
        let is_long = profile.length() >= 40 && profile.mostly(profile.n_filled, 90);
        is_long && profile.n_different() * 10 >= profile.values.len() as u64 * 6 && profile.n_filled * 2 >= profile.n_rows
    };
    let texts = open().filter(|(_, one)| may_be("text", one) && is_text(one.profile));
    let longest = texts.max_by_key(|(_, one)| (is_called_text(one.name), one.profile.is_distinct(), one.profile.length()));
    let is_ref =
        |profile: &Profile| fits(table, "ref", profile) && profile.length() <= 24 && profile.mostly(profile.n_with_digit, 80);
    let mut found: Vec<(&'static str, usize)> = longest.map(|(place, _)| ("text", place)).into_iter().collect();
    found.extend(open().find(|(_, one)| may_be("ref", one) && is_ref(one.profile)).map(|(place, _)| ("ref", place)));
    let is_status = |one: &Stranger<'_>| {
        may_be("status", one) && !is_called_note(one.name) && n_words("status", one.profile) * 2 >= one.profile.n_filled.max(1)
    };
    let status = open().find(|(_, one)| is_status(one));
    found.extend(status.map(|(place, _)| ("status", place)));
    let are_states = |profile: &Profile| {
        const LOOKED_AT: usize = 30;
        let n_states = profile.values.keys().take(LOOKED_AT).filter(|value| states::by_name(value).is_some()).count();
        profile.n_different() >= 2 && n_states * 10 >= profile.values.len().min(LOOKED_AT) * 6
    };
    let mut of_states = open()
        .filter(|(_, one)| may_be("owners", one) && one.profile.length() <= 60 && !one.profile.is_cut && are_states(one.profile));
    if let (Some((place, _)), None) = (of_states.next(), of_states.next()) {
        found.push(("owners", place));
    }
    let mut days = open().filter(|(_, one)| may_be("happened_on", one) && fits(table, "happened_on", one.profile));
    if let (Some((place, _)), None) = (days.next(), days.next()) {
        found.push(("happened_on", place));
    }
    let is_handful = |profile: &Profile| {
        let n = profile.n_different();
        let is_yes_or_no = profile.values.keys().all(|value| matches!(plain(value).as_str(), "yes" | "no" | "true" | "false"));
        (2..=20).contains(&n) && n * 2 <= profile.n_filled && profile.length() <= 40 && profile.n_with_digit == 0 && !is_yes_or_no
    };
    let taken: Vec<usize> = found.iter().map(|(_, place)| *place).collect();
    let mut handfuls = open().filter(|(place, one)| !taken.contains(place) && may_be("themes", one) && is_handful(one.profile));
    if let (Some((place, _)), None) = (handfuls.next(), handfuls.next()) {
        found.push(("themes", place));
    }
    found
}

/// Whether the content of a column fits our column `key`.
pub(super) fn fits(table: ImportTable, key: &str, profile: &Profile) -> bool {
    let is_dates = profile.mostly(profile.n_dates, 60);
    if profile.n_filled == 0 {
        return !matches!(key, "ref" | "text");
    }
    match key {
        "due" | "happened_on" | "starts" | "ends" | "due_to" => is_dates,
        "ref" if table == ImportTable::Recommendations => {
            let is_full = profile.n_filled * 100 >= profile.n_rows * 95;
            is_full && profile.is_distinct() && profile.length() <= 40 && profile.n_with_line_break == 0 && !is_dates
        }
        "text" => {
            let is_full = profile.n_filled * 2 >= profile.n_rows;
            let is_of_words = profile.length() >= 20 || profile.is_of_phrases();
            is_full && is_of_words && !is_dates && n_words("status", profile) * 2 < profile.n_filled
        }
        "title"
            if table == ImportTable::Recommendations
                && profile.n_filled > 1
                && profile.n_different() * 2 <= profile.n_filled
                && !profile.is_cut =>
        {
            false
        }
        "title" | "last_note" | "note" | "done_when" => {
            !is_dates && profile.length() >= 4 && n_words("status", profile) * 2 < profile.n_filled
        }
        "status" | "status_to" | "response" => {
            let n = n_words(key, profile);
            !is_dates && profile.n_different() <= 40 && profile.length() <= 60 && n * 10 >= profile.n_filled * 3
        }
        "priority" | "kind" | "lang" => {
            table.words_of(key).is_some() && profile.n_different() <= 12 && n_words(key, profile) * 2 >= profile.n_filled
        }
        "owners" | "owner" | "themes" => {
            !is_dates
                && profile.length() <= 160
                && n_words("status", profile) * 2 < profile.n_filled
                && profile.values.keys().any(|value| value.contains(char::is_alphabetic))
        }
        "meeting" | "source" => !is_dates,
        "email" => profile.values.keys().all(|value| value.contains('@')),
        _ => true,
    }
}

/// A few different words under the name `status`, even if none of them is recognised.
fn is_status_by_name(key: &str, one: &Stranger<'_>) -> bool {
    let name = plain(one.name);
    let says_status = ["status", "statut", "situacao"].iter().any(|word| name.split(' ').any(|part| part == *word));
    let profile = one.profile;
    key == "status" && says_status && (1..=20).contains(&profile.n_different()) && profile.length() <= 40 && profile.n_dates == 0
}

/// The number of its values that are words of our column, or are guessed to be.
pub(super) fn n_words(key: &str, profile: &Profile) -> u64 {
    let Some(known) = ImportTable::Recommendations.words_of(key) else { return 0 };
    let is_word = |value: &str| known.iter().any(|word| plain(word) == plain(value)) || guess_word(key, value, &known).is_some();
    profile.values.iter().filter(|(value, _)| value.len() <= 60 && is_word(value)).map(|(_, n)| n).sum()
}

#[cfg(test)]
mod tests;
