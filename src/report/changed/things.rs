//! Changes of each kind of thing, apart from its standing.

use super::joined;
use super::values::{label, name, short, step, turn};
use crate::model::changed::{Became, Changed, Difference};
use crate::model::date::Span;
use crate::text::Words;

/// `added: decision, component of WDH-2010-08 “Harmonise visa rules”`.
pub(super) fn recommendation_added(changed: &Changed, words: &Words) -> String {
    let kind = held(changed, "kind");
    let what = match (kind, held(changed, "parent")) {
        (Some("action"), Some(parent)) => (words.sentences.action_towards)(parent),
        (kind, Some(parent)) => {
            format!("{}, {}", label("kind", kind.unwrap_or_default(), words), (words.sentences.component_of)(parent))
        }
        (kind, None) => label("kind", kind.unwrap_or_default(), words),
    };
    let title = held(changed, "title").map_or_else(String::new, |title| format!(" {}", short("title", title, words)));
    let mut parts = vec![format!("{}{}{what}{title}", (words.changed.became)(Became::Added), words.sentences.colon)];
    let assurance =
        held(changed, "assurance").filter(|word| *word != "none").map(|word| format!(", {}", label("assurance", word, words)));
    let status = held(changed, "status").filter(|word| *word != "not-reported");
    parts.extend(status.map(|status| format!("{}{}", label("status", status, words), assurance.unwrap_or_default())));
    parts.join(words.sentences.semicolon)
}

/// `removed with 16 shares and 2 follow-ups: “Sign the MoU”`.
pub(super) fn recommendation_removed(changed: &Changed, words: &Words) -> String {
    let n_shares = held(changed, "n_shares").and_then(|n| n.parse().ok()).unwrap_or_default();
    let n_follow_ups = changed.entries.iter().filter(|entry| !entry.is_move).count();
    let title = held(changed, "title").unwrap_or_default();
    let with = (words.changed.removed_with)(n_shares, n_follow_ups);
    format!("{with}{}{}", words.sentences.colon, short("title", title, words))
}

/// The edited texts of a recommendation or translation, each by itself.
pub(super) fn edits(changed: &Changed, words: &Words) -> Vec<String> {
    const EDITED: [&str; 9] = ["parent", "kind", "meeting", "title", "text", "source", "themes", "priority", "done_when"];
    let differences = changed.differences.iter().filter(|one| EDITED.contains(&one.column.as_ref()));
    let mut said: Vec<String> = Vec::new();
    let mut lists: Vec<String> = Vec::new();
    for one in differences {
        match (one.column.as_ref(), &one.before, &one.after) {
            ("themes", None, Some(items)) => lists.push((words.changed.came)(items)),
            ("themes", Some(items), None) => lists.push((words.changed.gone)(items)),
            _ => said.push(step(one, words)),
        }
    }
    let lists = joined(lists, words).map(|items| format!("{}{}{items}", name("themes", words), words.sentences.colon));
    said.extend(lists);
    said
}

/// A value of a difference: the one before, or the one after.
type Side = fn(&Difference) -> Option<&String>;

/// `lead from 1 Jan 2015, with a share of its own`, `support → lead`; none unless a role or share was added or removed.
pub(super) fn role(changed: &Changed, words: &Words) -> Option<String> {
    let c = &words.changed;
    let side = |column: &str, of: Side| changed.differences.iter().filter(|one| one.column == column).find_map(of);
    let was: Side = |one| one.before.as_ref();
    let is: Side = |one| one.after.as_ref();
    let since = side("since_on", is).map(|day| short("since_on", day, words));
    let [before, after] = [was, is].map(|of| side("role", of).map(|role| label("role", role, words)));
    let is_same = |column: &str| side(column, was) == side(column, is);
    let role = match (before, after) {
        // As after a merge of owners: another row, which says the same.
        (Some(before), Some(after)) if before == after && is_same("since_on") && is_same("until_on") => None,
        (Some(before), Some(after)) if before != after => Some(format!("{before} → {}", (c.has_role)(&after, since.as_deref()))),
        (_, Some(role)) => Some((c.has_role)(&role, since.as_deref())),
        (Some(role), None) => {
            return Some((c.has_role_no_longer)(&role, held_day(changed, "until_on", words).as_deref()));
        }
        (None, None) => None,
    };
    let share = changed.difference("share").map(|one| if one.after.is_some() { c.own_share } else { c.own_share_no_longer });
    let said: Vec<String> = role.into_iter().chain(share.map(str::to_owned)).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// `linked (stated): “as recommended in Mauritius”`.
pub(super) fn relation(changed: &Changed, became: Became, words: &Words) -> String {
    match became {
        Became::Removed => words.changed.unlinked.to_owned(),
        Became::Changed => joined(changed.differences.iter().map(|one| step(one, words)), words).unwrap_or_default(),
        Became::Added => {
            let basis = held(changed, "basis").map_or_else(String::new, |basis| format!(" ({})", label("basis", basis, words)));
            let passage = held(changed, "passage").map(|passage| short("passage", passage, words));
            let passage = passage.map_or_else(String::new, |passage| format!("{}{passage}", words.sentences.colon));
            format!("{}{basis}{passage}", words.changed.linked)
        }
    }
}

/// `added: ministerial of MIDSA “Ministers in Lusaka”; 15–17 March 2027; Lusaka; Zambia`.
pub(super) fn meeting(changed: &Changed, became: Became, words: &Words) -> Option<String> {
    if became == Became::Changed {
        return joined(changed.differences.iter().map(|one| cancelled(one, words)), words);
    }
    let kind = label("kind", held(changed, "kind").unwrap_or_default(), words);
    let what = (words.changed.of_body)(&kind, held(changed, "body").unwrap_or_default());
    let title = short("title", held(changed, "title").unwrap_or_default(), words);
    let mut parts = vec![format!("{}{}{what} {title}", (words.changed.became)(became), words.sentences.colon)];
    parts.push(when(changed, words));
    let place = held(changed, "place");
    let country = held(changed, "country").map(|code| words.country(code));
    let is_in_place = |country: &String| place.is_some_and(|place| place.contains(country.as_str()));
    parts.extend(place.map(str::to_owned));
    parts.extend(country.filter(|country| !is_in_place(country)));
    parts.extend(held(changed, "source").map(|source| short("source", source, words)));
    joined(parts, words)
}

/// The days of a meeting, as exact as stated.
fn when(changed: &Changed, words: &Words) -> String {
    let span = |column: &str| held(changed, column).and_then(|text| Span::parse(text).ok());
    match (span("starts"), span("ends")) {
        (Some(starts), Some(ends)) if starts != ends => (words.dates.period)(starts, ends),
        (Some(day), _) | (None, Some(day)) => (words.dates.span)(day),
        (None, None) => words.changed.undated.to_owned(),
    }
}

fn cancelled(difference: &Difference, words: &Words) -> String {
    match (difference.column.as_ref(), difference.after.as_deref()) {
        ("cancelled", Some("yes")) => words.changed.cancelled.to_owned(),
        ("cancelled", _) => words.changed.cancelled_no_longer.to_owned(),
        _ => step(difference, words),
    }
}

/// `name “Swaziland” → “Eswatini”; formerly Swaziland`; of an owner added, removed or merged, its kind and name.
pub(super) fn owner(changed: &Changed, became: Became, words: &Words) -> Option<String> {
    let c = &words.changed;
    let mut parts = Vec::new();
    if became != Became::Changed {
        let kind = label("kind", held(changed, "kind").unwrap_or_default(), words);
        let name = short("name", held(changed, "name").unwrap_or_default(), words);
        parts.push(format!("{}{}{kind} {name}", added_or_gone(changed, words), words.sentences.colon));
    }
    for one in &changed.differences {
        match (one.column.as_ref(), &one.before, &one.after) {
            ("former_names", None, Some(names)) => parts.push((c.formerly)(names)),
            ("former_names", Some(names), None) if became == Became::Changed => parts.push((c.formerly_no_longer)(names)),
            _ if became == Became::Changed => parts.push(step(one, words)),
            _ => {}
        }
    }
    joined(parts, words)
}

/// `added`, `removed`; of an owner that was merged, `merged into SWZ`.
pub fn added_or_gone(changed: &Changed, words: &Words) -> String {
    let c = &words.changed;
    held(changed, "merged_into").map_or_else(|| (c.became)(changed.became).to_owned(), c.merged_into)
}

/// `member of SADC-MS since 8 Sep 1997, no longer on 1 Jul 2004`.
pub(super) fn membership(changed: &Changed, group: &str, became: Became, words: &Words) -> String {
    let c = &words.changed;
    let (since, until) = (held_day(changed, "since_on", words), held_day(changed, "until_on", words));
    let member = (c.member)(group, since.as_deref(), until.as_deref());
    match (became, changed.difference("until_on"), changed.difference("since_on")) {
        (Became::Added, ..) => member,
        (Became::Removed, ..) => format!("{}{}{member}", (c.became)(became), words.sentences.colon),
        (Became::Changed, Some(Difference { before: None, after: Some(day), .. }), None) => {
            (c.member_no_longer)(group, &short("until_on", day, words))
        }
        (Became::Changed, ..) => {
            let steps = joined(changed.differences.iter().map(|one| step(one, words)), words).unwrap_or_default();
            format!("{group}{}{steps}", words.sentences.colon)
        }
    }
}

/// `focal point and coordinator since 1 Jan 2020`; of an existing one, the changes.
pub(super) fn focal_point(changed: &Changed, became: Became, words: &Words) -> Option<String> {
    let c = &words.changed;
    if became != Became::Changed {
        let coordinates = held(changed, "coordinator") == Some("yes");
        let what = if coordinates { c.focal_point_and_coordinator } else { c.focal_point };
        let (since, until) = (held_day(changed, "since_on", words), held_day(changed, "until_on", words));
        let tenure = format!("{what} {}", (c.during)(since.as_deref(), until.as_deref()));
        let gone = format!("{}{}{tenure}", (c.became)(became), words.sentences.colon);
        return Some(if became == Became::Added { tenure } else { gone });
    }
    let from = held_day(changed, "from_on", words).map(|day| format!(" {}", (c.since)(&day))).unwrap_or_default();
    let mut parts = Vec::new();
    for one in &changed.differences {
        match (one.column.as_ref(), &one.before, &one.after) {
            ("from_on", ..) => {}
            ("coordinator", _, Some(yes)) if yes == "yes" => parts.push(format!("{}{from}", c.coordinator)),
            ("coordinator", ..) => parts.push(format!("{}{from}", c.coordinator_no_longer)),
            ("until_on", None, Some(day)) => parts.push((c.focal_point_no_longer)(&short("until_on", day, words))),
            _ => parts.push(step(one, words)),
        }
    }
    joined(parts, words)
}

/// `added: 14 owners asked about 23 items; answers by 31 Mar 2027`.
pub(super) fn round(changed: &Changed, became: Became, words: &Words) -> Option<String> {
    let c = &words.changed;
    if became == Became::Changed {
        let n_items = |one: &Difference| {
            let is_alike = |other: &&Difference| other.column == "n_items" && other.after.is_some() == one.after.is_some();
            let found = changed.differences.iter().find(is_alike);
            found.and_then(|found| found.after.as_deref().or(found.before.as_deref())).unwrap_or("0")
        };
        let said = |one: &Difference| match (one.column.as_ref(), one.before.as_deref(), one.after.as_deref()) {
            ("closed_on", _, Some(day)) => (c.round_closed)(&short("closed_on", day, words)),
            ("owners", Some(owners), None) => (c.round_asks_no_longer)(owners, n_items(one)),
            ("owners", None, Some(owners)) => (c.round_asks_again)(owners, n_items(one)),
            _ => step(one, words),
        };
        return joined(changed.differences.iter().filter(|one| one.column != "n_items").map(said), words);
    }
    let n_owners = held(changed, "owners").map_or(0, |owners| owners.split(", ").count());
    let (day, n_items) = (held_day(changed, "closes_on", words).unwrap_or_default(), held(changed, "n_items").unwrap_or("0"));
    Some(format!("{}{}{}", (c.became)(became), words.sentences.colon, (c.round_opened)(&day, n_owners, n_items)))
}

/// `reminder 2 written`.
pub(super) fn letter(changed: &Changed, became: Became, words: &Words) -> String {
    let level = held(changed, "level").and_then(|level| level.parse().ok()).unwrap_or_default();
    let written = (words.changed.letter)(level);
    if became == Became::Added {
        written
    } else {
        format!("{}{}{written}", (words.changed.became)(became), words.sentences.colon)
    }
}

/// `added: return of ZMB, recorded, 5 answers`.
pub(super) fn returned(changed: &Changed, became: Became, words: &Words) -> Option<String> {
    if became == Became::Changed {
        let said = |one: &Difference| match (one.column.as_ref(), one.before.as_deref(), one.after.as_deref()) {
            ("n_answers", Some(n), None) => (words.changed.answers_gone)(n),
            ("n_answers", None, Some(n)) => (words.changed.answers_again)(n),
            _ => step(one, words),
        };
        return joined(changed.differences.iter().map(said), words);
    }
    let state = label("state", held(changed, "state").unwrap_or_default(), words);
    let owner = held(changed, "owner").unwrap_or_default();
    let said = (words.changed.returned)(owner, &state, held(changed, "n_answers").unwrap_or("0"));
    Some(format!("{}{}{said}", (words.changed.became)(became), words.sentences.colon))
}

/// `30 → 42`.
pub(super) fn setting(changed: &Changed, words: &Words) -> Option<String> {
    changed.difference("value").map(|one| turn(one, words))
}

/// The value of the column, or the one it had before it was removed.
pub(super) fn held<'c>(changed: &'c Changed, column: &str) -> Option<&'c str> {
    let difference = changed.difference(column)?;
    difference.after.as_deref().or(difference.before.as_deref())
}

/// The day in the column (or the one before it was removed), as people say it.
fn held_day(changed: &Changed, column: &str, words: &Words) -> Option<String> {
    held(changed, column).map(|day| short(column, day, words))
}
