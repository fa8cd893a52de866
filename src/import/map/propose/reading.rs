//! The lines of a mapping file about reading cells.

use super::profile::Profile;
use super::sections::{MappingText, guessed, unfilled};
use super::words::plain;
use super::{ForeignFile, is_list};
use crate::import::map::fault::Unknown;
use crate::import::map::mapping::same_name;

pub(super) fn splits(file: &mut MappingText, foreign: &ForeignFile<'_>) {
    let named = foreign.header.iter().filter_map(|name| {
        let own = foreign.ours(name).filter(|key| is_list(key) && foreign.mapping.separators(name).is_empty());
        own.and_then(|_| foreign.profile(name)?.separator()).map(|separator| (name, separator))
    });
    let lines = named.map(|(name, separator)| guessed(name, separator, "several in one cell; pieces of it occur alone or again"));
    file.add("What parts several values in one cell, besides `;`.", "split", &lines.collect::<String>());
}

pub(super) fn dates(file: &mut MappingText, foreign: &ForeignFile<'_>) {
    let orders = foreign.unknown.iter().filter_map(|one| match &one.unknown {
        Unknown::Order { column } => Some((column, one.n)),
        Unknown::Word { .. } | Unknown::Owner { .. } | Unknown::NotYet => None,
    });
    let lines = orders.map(|(column, n)| {
        let profile = foreign.profile(column);
        match profile.and_then(Profile::order) {
            Some(order) => {
                let told = profile.map_or(0, |profile| profile.n_day_first + profile.n_month_first);
                guessed(column, &order.to_string(), &format!("{n} can be read either way, {told} only so"))
            }
            None => unfilled(column, &format!("dmy or mdy; {n} can be read either way")),
        }
    });
    file.add("The order of day and month.", "dates", &lines.collect::<String>());
}

/// The cell texts that mean "as above", and those of rows to skip.
pub(super) fn marks(file: &mut MappingText, foreign: &ForeignFile<'_>) {
    let mapping = foreign.mapping;
    let columns = || foreign.header.iter().zip(foreign.profiles);
    let found = |name: &str, profile: &Profile, is_mark: fn(&str) -> bool, about: fn(&str) -> String| {
        let marks = profile.values.iter().filter(|(value, _)| is_mark(value));
        let mut marks: Vec<(String, u64)> = marks.map(|(value, n)| (about(value), *n)).collect();
        marks.sort();
        marks.dedup_by(|a, b| a.0 == b.0);
        marks.into_iter().next().map(|(mark, n)| guessed(name, &mark, &super::times(n)))
    };
    let not_filled = columns().filter(|(name, _)| !mapping.fills.contains_key(&same_name(name)));
    let as_above = not_filled.filter_map(|(name, of)| found(name, of, is_as_above, str::to_owned));
    file.add("What a cell holds that is as the one above; a blank one is \"\".", "fill", &as_above.collect::<String>());
    // Free text can begin with any word, so only columns of short values count.
    let is_short = |profile: &&Profile| profile.length() <= 40 && profile.n_rows > 2;
    let mut not_skipped = columns().filter(|(name, of)| is_short(of) && !mapping.skips.contains_key(&same_name(name)));
    let total = not_skipped.find_map(|(name, of)| found(name, of, is_total, |_| "Total*".to_owned()));
    file.add("What rows hold that are passed over; \"Total*\" is all that begins so.", "skip", &total.unwrap_or_default());
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
