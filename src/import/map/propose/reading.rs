//! The lines of a mapping file about reading cells.

use std::fmt::Write;

use super::profile::Profile;
use super::toml_lines::{guessed, unfilled};
use super::words::plain;
use super::{Foreign, is_list};
use crate::import::map::fault::Unknown;

pub(super) fn splits(text: &mut String, foreign: &Foreign<'_>) {
    let named = foreign.header.iter().filter_map(|name| {
        let own = foreign.ours(name).filter(|key| is_list(key));
        own.and_then(|_| foreign.profile(name)?.separator()).map(|separator| (name, separator))
    });
    let lines: Vec<String> = named
        .map(|(name, separator)| guessed(name, separator, "several in one cell; pieces of it occur alone or again"))
        .collect();
    if !lines.is_empty() {
        let _ = write!(text, "\n# What parts several values in one cell, besides `;`.\n[split]\n{}", lines.concat());
    }
}

pub(super) fn dates(text: &mut String, foreign: &Foreign<'_>) {
    let orders = foreign.unknown.iter().filter_map(|one| match &one.unknown {
        Unknown::Order { column } => Some((column, one.n)),
        Unknown::Word { .. } | Unknown::Owner { .. } | Unknown::NotYet => None,
    });
    let lines: Vec<String> = orders
        .map(|(column, n)| {
            let profile = foreign.profile(column);
            match profile.and_then(Profile::order) {
                Some(order) => {
                    let told = profile.map_or(0, |profile| profile.n_day_first + profile.n_month_first);
                    guessed(column, &order.to_string(), &format!("{n} can be read either way, {told} only so"))
                }
                None => unfilled(column, &format!("dmy or mdy; {n} can be read either way")),
            }
        })
        .collect();
    if !lines.is_empty() {
        let _ = write!(text, "\n# The order of day and month.\n[dates]\n{}", lines.concat());
    }
}

/// The cell texts that mean "as above", and those of rows to skip.
pub(super) fn marks(text: &mut String, foreign: &Foreign<'_>) {
    let columns = || foreign.header.iter().zip(foreign.profiles);
    let found = |name: &str, profile: &Profile, is_mark: fn(&str) -> bool, about: fn(&str) -> String| {
        let marks = profile.values.iter().filter(|(value, _)| is_mark(value));
        let mut marks: Vec<(String, u64)> = marks.map(|(value, n)| (about(value), *n)).collect();
        marks.sort();
        marks.dedup_by(|a, b| a.0 == b.0);
        marks.into_iter().next().map(|(mark, n)| guessed(name, &mark, &super::times(n)))
    };
    let as_above: Vec<String> = columns().filter_map(|(name, of)| found(name, of, is_as_above, str::to_owned)).collect();
    if !as_above.is_empty() {
        let _ =
            write!(text, "\n# What a cell holds that is as the one above; a blank one is \"\".\n[fill]\n{}", as_above.concat());
    }
    // Free text can begin with any word, so only columns of short values count.
    let is_short = |profile: &&Profile| profile.length() <= 40 && profile.n_rows > 2;
    let totals =
        columns().filter(|(_, of)| is_short(of)).filter_map(|(name, of)| found(name, of, is_total, |_| "Total*".to_owned()));
    if let Some(line) = totals.into_iter().next() {
        let _ = write!(text, "\n# What rows hold that are passed over; \"Total*\" is all that begins so.\n[skip]\n{line}");
    }
}

fn is_as_above(value: &str) -> bool {
    const ABOVE: &str = "see above|as above|same as above|ditto|idem|ibid|ibidem|voir ci dessus|idem ci dessus|comme ci dessus|\
        ver acima|idem acima|o mesmo|ver arriba";
    let plainly = plain(value);
    matches!(value.trim(), "\"" | "”" | "''" | "〃" | "-\"-" | "″") || ABOVE.split('|').any(|one| one == plainly)
}

fn is_total(value: &str) -> bool {
    let plainly = plain(value);
    ["total", "totaux", "totais", "totals"].iter().any(|word| plainly == *word || plainly.starts_with(&format!("{word} ")))
}
