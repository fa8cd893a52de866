//! Columns of dated entries, by name: those with a year (`Status 2021`), and those of a list of objects with days
//! (`updates[].date`). In a list without days, addresses are evidence and names may be owners.

use super::guess::{Stranger, fits, n_words};
use super::names::{is_called_note, meant_by};
use super::profile::Profile;
use crate::import::map::table::ImportTable;
use crate::import::map::target::list_of;
use crate::model::date::Span;

/// The guess for each unknown column as part of an entry.
pub(super) fn guess_entries(table: ImportTable, strangers: &[Stranger<'_>]) -> Vec<Option<String>> {
    let mut guesses: Vec<Option<String>> = vec![None; strangers.len()];
    if !matches!(table, ImportTable::Recommendations | ImportTable::Shares) {
        return guesses;
    }
    for (guess, one) in guesses.iter_mut().zip(strangers) {
        if let Some((rest, day)) = day_in(one.name).filter(|_| list_of(one.name).is_none()) {
            *guess = of_entry(table, &rest, one.profile).map(|key| format!("{key}@{day}"));
        }
    }
    let mut lists: Vec<&str> = strangers.iter().filter_map(|one| list_of(one.name)).collect();
    lists.dedup();
    for list in lists {
        let places: Vec<usize> = (0..strangers.len()).filter(|place| list_of(strangers[*place].name) == Some(list)).collect();
        let members: Vec<Stranger<'_>> = places.iter().map(|place| strangers[*place]).collect();
        for (place, guess) in places.into_iter().zip(of_list(table, list, &members)) {
            guesses[place] = guess.map(str::to_owned);
        }
    }
    guesses
}

/// The guesses for the columns of a list of objects, each of ours once.
fn of_list(table: ImportTable, list: &str, members: &[Stranger<'_>]) -> Vec<Option<&'static str>> {
    let key_of = |one: &Stranger<'_>| one.name.rsplit('.').next().unwrap_or_default().to_owned();
    let is_day = |one: &Stranger<'_>| {
        const DAYS: [&str; 6] = ["from", "start", "on", "when", "at", "day"];
        let is_called_so = meant_by(&key_of(one)).contains(&"happened_on") || DAYS.contains(&key_of(one).to_lowercase().as_str());
        is_called_so && one.profile.n_filled > 0 && fits(table, "happened_on", one.profile)
    };
    let is_address =
        |one: &Stranger<'_>| one.profile.values.keys().all(|value| value.contains("://")) && one.profile.n_filled > 0;
    let day = members.iter().position(is_day);
    let mut guesses: Vec<Option<&'static str>> = vec![None; members.len()];
    for (place, one) in members.iter().enumerate() {
        let key = if Some(place) == day {
            Some("happened_on")
        } else if is_address(one) || matches!(key_of(one).as_str(), "url" | "link" | "href") {
            Some("evidence")
        } else if day.is_some() {
            of_entry(table, &key_of(one), one.profile)
        } else {
            let outer = list.trim_end_matches("[]").rsplit('.').next().unwrap_or_default();
            let is_name = meant_by(&key_of(one)).contains(&"title") || meant_by(&key_of(one)).contains(&"name");
            (is_name && meant_by(outer).contains(&"owners") && fits(table, "owners", one.profile)).then_some("owners")
        };
        guesses[place] = key.filter(|key| !guesses.contains(&Some(key)));
    }
    guesses
}

/// The guess for a column of an entry, by its name if its content fits.
fn of_entry(table: ImportTable, name: &str, profile: &Profile) -> Option<&'static str> {
    let meant = meant_by(name);
    let is_meant = |key: &str| meant.contains(&key) && fits(table, key, profile);
    let is_words = |key: &str| profile.n_filled > 0 && n_words(key, profile) * 2 >= profile.n_filled;
    if is_meant("status") || (meant.contains(&"status") && is_words("status")) {
        return Some("status");
    }
    if let Some(key) = ["response", "due", "evidence"].into_iter().find(|key| is_meant(key)) {
        return Some(key);
    }
    if is_called_note(name) && profile.n_filled > 0 && !profile.mostly(profile.n_dates, 60) {
        return Some("last_note");
    }
    let is_text =
        ["last_note", "text", "title", "label", "event"].iter().any(|key| meant.contains(key) || name.eq_ignore_ascii_case(key));
    (is_text && fits(table, "last_note", profile)).then_some("last_note")
}

/// A name without its date, and the date as written.
fn day_in(name: &str) -> Option<(String, String)> {
    let words: Vec<&str> =
        name.split(|c: char| c.is_whitespace() || "()[]:,_".contains(c)).filter(|word| !word.is_empty()).collect();
    // The longest comes first: `June 2021` before `2021`.
    for n in (1..=words.len().min(3)).rev() {
        for (at, part) in words.windows(n).enumerate() {
            let text = part.join(" ");
            let has_year = text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
            if has_year && Span::parse_written(&text, None).is_ok() {
                let rest: Vec<&str> = words[..at].iter().chain(&words[at + n..]).copied().collect();
                return Some((rest.join(" "), text));
            }
        }
    }
    None
}
