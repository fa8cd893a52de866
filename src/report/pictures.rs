//! Turns records into the contents of pictures: counts as a stacked bar and its legend, the matrix as a heat map, the history of
//! one recommendation as a timeline.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::model::date::Span;
use crate::model::descent::Ancestor;
use crate::model::progress::Counts;
use crate::model::record::{Dossier, Entry, Share};
use crate::model::reference::Ref;
use crate::model::roll_up;
use crate::model::title::cut_at_word;
use crate::model::vocabulary::{Assurance, Status, Tracking, Vocabulary};
use crate::report::chart::{Bars, Chart, Event, HeatMap, Letter, Letters, Picture, Shade, Sign, Timeline};
use crate::report::document::Block;
use crate::report::frame::Frame;
use crate::report::lists::bar::{Bar, signs};
use crate::report::lists::recommendation_list::{own_title, title_made};
use crate::report::pages::history::turns;
use crate::report::pages::matrix::{Row, codes, share_of};
use crate::text::{Words, capitalised};

/// One bar with the number of each part.
pub(super) fn bar(title: &str, alternative: String, counts: &Counts, words: &Words) -> Block<'static> {
    let bars = Bars { bars: vec![(String::new(), Bar::of(counts))], legend: signs(words) };
    Block::Chart(Chart { title: title.to_owned(), alternative, picture: Picture::Bars(bars) })
}

/// The meaning of the parts of the bars in the table above.
pub(super) fn legend(words: &Words) -> Block<'static> {
    let bars = Bars { bars: Vec::new(), legend: signs(words) };
    Block::Chart(Chart { title: String::new(), alternative: String::new(), picture: Picture::Bars(bars) })
}

/// A letter and a shade for each owner's share; the legend has only the statuses that occur.
pub(super) fn heat_map(rows: &[Row], words: &Words) -> Chart {
    let columns = codes(rows);
    let letter = |share: &Share| {
        let dispute = if share.standing.dispute.is_some() { "†" } else { "" };
        let status = share.standing.status;
        Letter { sign: format!("{}{dispute}", (words.overviews.letter)(status)), shade: Shade::of(status) }
    };
    let drawn = rows.iter().map(|(record, shares)| {
        let mut counts = Counts::default();
        for share in shares {
            counts.add(share.standing.status, share.standing.assurance, false, false);
        }
        let done = match counts.n_base() {
            0 => (words.labels.status)(record.standing.status).to_owned(),
            n_base => format!("{} {}", counts.n(Status::Implemented), (words.report.of)(n_base)),
        };
        let n_marks = title_made(record, words, |_| String::new()).chars().count();
        let short = title_made(record, words, |title| cut_at_word(title, Letters::N_SHORT.saturating_sub(n_marks)));
        Letters {
            reference: record.reference.to_string(),
            title: own_title(record, words),
            short,
            letters: columns.iter().map(|code| share_of(shares, code).map(letter)).collect(),
            done,
        }
    });
    let drawn = drawn.collect();
    let n_of = |status: Status| {
        let shares = rows.iter().flat_map(|(_, shares)| shares);
        u32::try_from(shares.filter(|share| share.standing.status == status).count()).unwrap_or(u32::MAX)
    };
    let occurring: Vec<(Status, u32)> =
        Status::ALL.iter().map(|&status| (status, n_of(status))).filter(|(_, n)| *n > 0).collect();
    let said: Vec<String> = occurring.iter().map(|(status, n)| format!("{} {n}", (words.labels.status)(*status))).collect();
    let legend = occurring.iter().map(|&(status, n)| Sign {
        sign: (words.overviews.letter)(status).to_string(),
        label: format!("{} {n}", (words.labels.status)(status)),
        shade: Shade::of(status),
    });
    Chart {
        // The heading above it says the same.
        title: String::new(),
        alternative: format!("{}{}{}", words.pages.heat_map, words.sentences.colon, said.join(", ")),
        picture: Picture::HeatMap(HeatMap { columns, rows: drawn, legend: legend.collect() }),
    }
}

/// Its line of descent and every turn in its history; none if only the day of adoption is known.
pub(super) fn timeline(dossier: &Dossier, frame: &Frame) -> Option<Chart> {
    let words = frame.words;
    let record = &dossier.recommendation;
    let adopted_on = dossier.meeting.as_ref().and_then(|meeting| meeting.starts).map(Span::first_day);
    let mut events: Vec<Event> = line(dossier, adopted_on).iter().map(|ancestor| of_line(ancestor, frame)).collect();
    let shares = dossier.shares.iter().chain(&dossier.elsewhere.shares);
    let named: HashMap<&str, &str> = shares.map(|share| (share.code.as_str(), share.owner_name.as_str())).collect();
    let owner_named = |code| named.get(code).copied().unwrap_or(code);
    let entries = dossier.entries.iter().chain(&dossier.elsewhere.entries);
    events.extend(entries.filter_map(|entry| of_entry(entry, &record.reference, adopted_on, owner_named, frame)));
    events.retain(|event| event.day.is_none_or(|day| day <= frame.today));
    events.sort_by_key(|event| event.day);
    let first = events.iter().find(|event| event.day.is_some()).or(events.first())?;
    if events.len() < 2 && record.standing.due_on.is_none() {
        return None;
    }
    let n = u32::try_from(events.len()).unwrap_or(u32::MAX);
    let alternative = (words.pages.timeline_of)(n, &first.when);
    let timeline = Timeline {
        until: frame.today,
        today: words.pages.today.to_owned(),
        standings: standings(dossier, adopted_on.or(first.day)),
        events,
        due_on: record.standing.due_on,
        due: words.pages.due.to_owned(),
    };
    Some(Chart { title: words.pages.timeline.to_owned(), alternative, picture: Picture::Timeline(timeline) })
}

/// The line of descent, or the recommendation alone if it has none.
fn line(dossier: &Dossier, adopted_on: Option<NaiveDate>) -> Vec<Ancestor> {
    let record = &dossier.recommendation;
    dossier.descent.as_ref().map_or_else(
        || {
            vec![Ancestor {
                reference: record.reference.clone(),
                kind: record.kind,
                response: record.standing.response,
                adopted_on,
                meeting_kind: dossier.meeting.as_ref().map(|meeting| meeting.kind),
                relation: None,
            }]
        },
        |descent| descent.line.clone(),
    )
}

fn of_line(ancestor: &Ancestor, frame: &Frame) -> Event {
    let day = ancestor.adopted_on;
    let when = day.map_or_else(|| frame.words.descents.undated.to_owned(), |day| (frame.words.dates.span)(Span::Day(day)));
    let said = format!("{} ({})", frame.words.passage(ancestor), ancestor.reference);
    Event { day, when, said, shade: Shade::Silent }
}

/// A turn that an entry made; what was set at the adoption is not a turn.
fn of_entry<'d>(
    entry: &'d Entry,
    this: &Ref,
    adopted_on: Option<NaiveDate>,
    owner_named: impl Fn(&'d str) -> &'d str,
    frame: &Frame,
) -> Option<Event> {
    let words = frame.words;
    let mut said = turns(entry, words);
    if said.is_empty() || (Some(entry.happened_on) == adopted_on && entry.status.to.is_none()) {
        return None;
    }
    if let Some(status) = entry.status.to {
        // The dot before shows the former state.
        (words.labels.status)(status).clone_into(&mut said[0]);
    }
    let said = said.join(words.sentences.semicolon);
    // A component, and the owner of a share.
    let part = (entry.reference != *this).then(|| entry.reference.as_str());
    let who: Vec<&str> = part.into_iter().chain(entry.owner.as_deref().map(owner_named)).collect();
    let said = if who.is_empty() { capitalised(&said) } else { format!("{}{}{said}", who.join(", "), words.sentences.colon) };
    let when = (frame.words.dates.span)(Span::Day(entry.happened_on));
    let shade = entry.status.to.map_or(Shade::Silent, Shade::of);
    Some(Event { day: Some(entry.happened_on), when, said, shade })
}

/// Each state with its first day, from its own history, that of its shares, or where its status comes from.
fn standings(dossier: &Dossier, first_on: Option<NaiveDate>) -> Vec<(NaiveDate, Shade)> {
    let Some(first_on) = first_on else { return Vec::new() };
    let mut standings = vec![(first_on, Shade::Silent)];
    let steps = dossier.entries.iter().filter_map(|entry| entry.status.to.map(|status| (entry, status)));
    match dossier.recommendation.tracking {
        Tracking::Components | Tracking::Restated => {
            let elsewhere = dossier.elsewhere.statuses.iter().map(|&(day, status)| (day, Shade::of(status)));
            // One that it restates may be older.
            standings.retain(|(first_on, _)| dossier.elsewhere.statuses.first().is_none_or(|(day, _)| first_on < day));
            standings.extend(elsewhere);
        }
        Tracking::Single => {
            let own = steps.filter(|(entry, _)| entry.owner.is_none());
            standings.extend(own.map(|(entry, status)| (entry.happened_on, Shade::of(status))));
        }
        Tracking::Each => {
            let mut parts: Vec<(&str, (Status, Assurance))> =
                dossier.shares.iter().map(|share| (share.code.as_str(), (Status::NotReported, Assurance::None))).collect();
            for (entry, status) in steps {
                for (code, part) in &mut parts {
                    if Some(*code) == entry.owner.as_deref() {
                        part.0 = status;
                    }
                }
                let claims: Vec<_> = parts.iter().map(|(_, part)| *part).collect();
                standings.extend(roll_up::status(&claims).map(|whole| (entry.happened_on, Shade::of(whole))));
            }
        }
    }
    standings
}

#[cfg(test)]
mod tests {
    use super::super::samples::{dossier, entry, frame, reference};
    use super::timeline;
    use crate::model::record::{Dossier, Elsewhere, Entry, Step};
    use crate::model::vocabulary::{Status, Tracking};
    use crate::report::chart::{Picture, Shade};
    use crate::testing::day;

    fn drawn(dossier: &Dossier) -> Vec<(String, String)> {
        let Some(chart) = timeline(dossier, &frame()) else { return Vec::new() };
        let Picture::Timeline(timeline) = chart.picture else { panic!("no timeline") };
        timeline.events.into_iter().map(|event| (event.when, event.said)).collect()
    }

    #[test]
    fn it_begins_with_the_adoption_and_tells_every_turn() {
        let told = drawn(&dossier());
        let pair = |when: &str, said: &str| (when.to_owned(), said.to_owned());
        let expected = [pair("11 October 2006", "First recommended (MRU-2006-02a)"), pair("1 March 2026", "Zambia: in progress")];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_recommendation_with_only_its_adoption_known_has_none() {
        let mut silent = dossier();
        silent.entries.clear();
        assert_eq!(drawn(&silent), []);
    }

    #[test]
    fn a_band_of_shares_is_shaded_as_they_roll_up() {
        let mut each = dossier();
        each.recommendation.tracking = Tracking::Each;
        each.entries[0].status.to = Some(Status::Implemented);
        let chart = timeline(&each, &frame()).expect("a timeline");
        let Picture::Timeline(timeline) = chart.picture else { panic!("no timeline") };
        assert_eq!(timeline.standings, [(day("2006-10-11"), Shade::Silent), (day("2026-03-01"), Shade::Done)]);
    }

    #[test]
    fn one_with_components_is_shaded_and_told_by_them() {
        let mut compound = dossier();
        compound.recommendation.tracking = Tracking::Components;
        compound.entries.clear();
        let implemented = Step { from: Some(Status::NotReported), to: Some(Status::Implemented) };
        compound.elsewhere = Elsewhere {
            entries: vec![Entry { reference: reference("MRU-2006-02c"), owner: None, status: implemented, ..entry() }],
            shares: Vec::new(),
            statuses: vec![(day("2026-03-01"), Status::PartlyImplemented)],
        };
        let told = drawn(&compound);
        assert_eq!(told.last().expect("an event").1, "MRU-2006-02c: implemented");
        let chart = timeline(&compound, &frame()).expect("a timeline");
        let Picture::Timeline(timeline) = chart.picture else { panic!("no timeline") };
        assert_eq!(timeline.standings, [(day("2006-10-11"), Shade::Silent), (day("2026-03-01"), Shade::Part)]);
    }
}
