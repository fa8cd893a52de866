//! The list of recommendations for people (section 7): `Ref | Recommendation | Lead | Status | Due | Health`, in the words
//! of the reader's language.

use chrono::NaiveDate;

use crate::error::Result;
use crate::model::record::Recommendation;
use crate::model::reference::Ref;
use crate::model::state::Standing;
use crate::model::translation::{Shown, Translation, title_in};
use crate::model::vocabulary::{Assurance, Role, Tracking};
use crate::report::frame::{Frame, streamed};
use crate::report::table::{Cell, Column, Table, Tone, tone};
use crate::text::Words;

/// A row for each recommendation, in the order of the source; a component that follows its parent is indented.
pub fn list<'a>(source: impl FnOnce(&mut dyn FnMut(Recommendation) -> Result<()>) -> Result<()> + 'a, frame: Frame) -> Table<'a> {
    let mut above: Vec<Ref> = Vec::new();
    streamed("recommendations", &frame, columns(frame.words), source, move |record| {
        while above.last().is_some_and(|last| Some(last) != record.parent.as_ref()) {
            above.pop();
        }
        let depth = above.len();
        above.push(record.reference.clone());
        row(record, depth, &frame)
    })
}

/// The columns.
pub fn columns(words: &Words) -> Vec<Column> {
    let h = &words.headings;
    vec![
        Column::word("ref", h.reference),
        Column::text("title", h.recommendation),
        Column::text("lead", h.lead),
        Column::text("status", h.status),
        Column::word("due", h.due),
        Column::word("health", h.health),
    ]
}

/// The cells of one recommendation; `depth` is the number of listed parents above it.
pub fn row(record: &Recommendation, depth: usize, frame: &Frame) -> Vec<Cell> {
    vec![
        Cell::Text(record.reference.to_string()),
        Cell::Text(format!("{}{}", "  ".repeat(depth), title(record, frame.words))),
        lead(record, frame.words),
        Cell::Text(with_dispute(status(record, frame.words), record, frame.words)),
        due_of_each(record, frame.words),
        health(&record.standing, frame),
    ]
}

/// The status, and the text of a dispute.
fn with_dispute(status: String, record: &Recommendation, words: &Words) -> String {
    match &record.standing.dispute {
        Some(text) => format!("{status}{}{}", words.sentences.semicolon, (words.desk.in_dispute)(text)),
        None => status,
    }
}

/// The deadline; of one tracked for each owner also how many of them have none, where others have one.
pub(in crate::report) fn due_of_each(record: &Recommendation, words: &Words) -> Cell {
    let stated = due(&record.standing, words);
    let Some((n, of)) = record.tally.and_then(|tally| tally.undated_in_part(record.standing.watch)) else { return stated };
    let none = (words.sentences.none_for)(n, of);
    let said = stated.plain();
    let said = if said.is_empty() { none } else { format!("{said}{}{none}", words.sentences.semicolon) };
    dated(said, record.standing.due_on)
}

/// The deadline as stated, for people (an event is its day, if it has one), then the number of extensions.
pub fn due(standing: &Standing, words: &Words) -> Cell {
    let Some(deadline) = &standing.deadline else { return Cell::Empty };
    let stated = match standing.due_on {
        Some(day) if deadline.is_event() => words.day(day),
        Some(_) | None => words.short_deadline(deadline),
    };
    let text = match standing.n_extensions {
        0 => stated,
        n => format!("{stated} (+{n})"),
    };
    dated(text, standing.due_on)
}

/// A text about a day; if there is a day, rows are sorted by it.
pub(in crate::report) fn dated(said: String, on: Option<NaiveDate>) -> Cell {
    match on {
        Some(on) => Cell::Dated { said, on, tone: Tone::Neutral },
        None => Cell::Text(said),
    }
}

/// The health in words, with its colour.
pub fn health(standing: &Standing, frame: &Frame) -> Cell {
    let health = frame.health(standing);
    Cell::Toned((frame.words.labels.health)(health).to_owned(), tone(health))
}

/// The status in words, with the Steering Group's judgement if it confirmed or doubted it.
pub fn judged_status(standing: &Standing, words: &Words) -> String {
    let status = (words.labels.status)(standing.status);
    match standing.assurance {
        judged @ (Assurance::Confirmed | Assurance::Queried) => format!("{status}, {}", (words.labels.assurance)(judged)),
        Assurance::None | Assurance::Documented => status.to_owned(),
    }
}

/// A title or code, with the mark of a dispute if there is one.
pub fn marked(text: &str, standing: &Standing) -> String {
    if standing.dispute.is_some() { format!("{text} †") } else { text.to_owned() }
}

/// The title in the reader's language. It is marked if there is no translation, and if the recommendation or one of its shares is
/// in dispute.
pub fn own_title(record: &Recommendation, words: &Words) -> String {
    title_made(record, words, str::to_owned)
}

/// Like `own_title`, with the title shortened by `short`; the marks stay.
pub fn title_made(record: &Recommendation, words: &Words, short: impl Fn(&str) -> String) -> String {
    let title = shown_title(record.title_in(words.lang), words, short);
    if record.is_disputed() { format!("{title} †") } else { title }
}

/// A title in the reader's language; the original is marked if there is no translation.
pub fn titled(title: &str, translations: &[Translation], words: &Words) -> String {
    shown_title(title_in(words.lang, title, translations), words, str::to_owned)
}

fn shown_title(title: Shown<'_>, words: &Words, short: impl Fn(&str) -> String) -> String {
    match title {
        Shown::InLanguage(title) => short(title),
        Shown::Original(title) => format!("{} [{}]", short(title), words.sentences.original),
    }
}

fn title(record: &Recommendation, words: &Words) -> String {
    let title = own_title(record, words);
    match record.tracking {
        Tracking::Restated => format!("{title} ({})", words.sentences.restatement),
        Tracking::Single | Tracking::Each | Tracking::Components => title,
    }
}

/// In one owner's view, the owner of the share. Otherwise the codes of the leads; their number if every lead has a share; the
/// addressees in brackets if there are no leads.
fn lead(record: &Recommendation, words: &Words) -> Cell {
    if let (Tracking::Each, Some(tally)) = (record.tracking, record.tally) {
        return Cell::Text((words.sentences.each_of)(tally.n_shares()));
    }
    if let Some(one) = record.owners.iter().find(|one| Some(one.owner) == record.share_of) {
        return Cell::Text(format!("{} ({})", one.code, words.owners.share));
    }
    let codes = |role| {
        let with_role = record.owners.iter().filter(|one| one.role == role);
        with_role.map(|one| one.code.as_str()).collect::<Vec<_>>().join(", ")
    };
    match (codes(Role::Lead), codes(Role::Addressee)) {
        (leads, _) if !leads.is_empty() => Cell::Text(leads),
        (_, addressees) if !addressees.is_empty() => Cell::Text(format!("({addressees})")),
        _ => Cell::Empty,
    }
}

/// The status; for a recommendation tracked for each owner, a summary of its shares.
pub fn status(record: &Recommendation, words: &Words) -> String {
    match record.tally {
        Some(tally) => words.status_of_shares(record.standing.status, &tally),
        None => judged_status(&record.standing, words),
    }
}

#[cfg(test)]
mod tests {
    use super::Frame;
    use super::{Assurance, Recommendation, Role, Standing, Tracking, Translation, columns, list, row};
    use crate::model::id::OwnerId;
    use crate::model::progress::Tally;
    use crate::model::vocabulary::{Lang, Status};
    use crate::report::samples::{frame, keys, mou, recommendation, standing};
    use crate::text::words;

    fn titles(records: Vec<Recommendation>) -> Vec<String> {
        let table = list(move |push| records.into_iter().try_for_each(push), frame());
        let mut titles = Vec::new();
        table
            .rows
            .each(&mut |cells| {
                titles.push(cells[1].plain());
                Ok(())
            })
            .expect("nothing can fail");
        titles
    }

    fn plain(record: &Recommendation) -> Vec<String> {
        row(record, 0, &frame()).iter().map(super::Cell::plain).collect()
    }

    #[test]
    fn the_list_is_of_six_columns() {
        assert_eq!(keys(&columns(frame().words)), "ref, title, lead, status, due, health");
    }

    #[test]
    fn an_extension_follows_the_deadline_as_stated() {
        let title = "Make efforts to sign MoUs with the SADC Secretariat";
        assert_eq!(plain(&mou()), ["MRU-2006-03", title, "IOM, SAMP", "in progress", "30\u{a0}Jun\u{a0}2007 (+1)", "overdue"]);
    }

    #[test]
    fn one_tracked_each_shows_its_denominator() {
        let mut tally = Tally::default();
        (0..15).for_each(|_| tally.counts.add(Status::NotReported, Assurance::None, false, false));
        let record = Recommendation { tracking: Tracking::Each, tally: Some(tally), ..recommendation("MRU-2006-02a", None) };
        assert_eq!(plain(&record)[2..4], ["each of 15", "no information received (15)"]);
    }

    #[test]
    fn a_deadline_that_does_not_hold_for_all_says_for_how_many() {
        let mut tally = Tally::default();
        (0..3).for_each(|nth| tally.counts.add(Status::InProgress, Assurance::None, false, nth == 0));
        let mut record = Recommendation { tracking: Tracking::Each, tally: Some(tally), ..mou() };
        assert_eq!(plain(&record)[4], "30\u{a0}Jun\u{a0}2007 (+1); none for 1 of 3");
        // The others are done: none of those that are open has a deadline.
        record.standing.watch.due_on = None;
        assert_eq!(plain(&record)[4], "30\u{a0}Jun\u{a0}2007 (+1)");
    }

    #[test]
    fn one_owners_share_is_marked_as_that() {
        let record = Recommendation { tracking: Tracking::Each, share_of: Some(OwnerId(1)), ..mou() };
        assert_eq!(plain(&record)[2], "IOM (share)");
    }

    #[test]
    fn without_a_lead_the_addressees_are_in_brackets() {
        let mut record = mou();
        record.owners.truncate(1);
        record.owners[0].role = Role::Addressee;
        assert_eq!(plain(&record)[2], "(IOM)");
        record.owners.clear();
        assert_eq!(plain(&record)[2], "");
    }

    #[test]
    fn a_dispute_a_judgement_and_a_restatement_are_marked() {
        let mut record = recommendation("WDH-2010-01", None);
        record.tracking = Tracking::Restated;
        record.standing = Standing {
            dispute: Some("not agreed".to_owned()),
            assurance: Assurance::Queried,
            ..standing(Status::Implemented, None)
        };
        assert_eq!(plain(&record)[1], "Focal points † (restatement)");
        assert_eq!(plain(&record)[3], "implemented, queried; † in dispute: “not agreed”");
    }

    #[test]
    fn a_title_is_in_the_readers_language_or_marked_as_the_original() {
        let french = Frame { words: words(Lang::Fr), ..frame() };
        let mut record = recommendation("MRU-2006-02a", None);
        let title = |record: &Recommendation| row(record, 0, &french)[1].plain();
        assert_eq!(title(&record), "Focal points [original]");
        let translated = |title: Option<&str>| Translation { lang: Lang::Fr, title: title.map(str::to_owned), text: None };
        record.translations = vec![translated(None)];
        assert_eq!(title(&record), "Focal points [original]");
        record.translations = vec![translated(Some("Points focaux"))];
        assert_eq!(title(&record), "Points focaux");
        assert_eq!(plain(&record)[1], "Focal points");
    }

    #[test]
    fn a_share_in_dispute_marks_the_whole() {
        let mut record = Recommendation { tracking: Tracking::Each, ..recommendation("MRU-2006-02a", None) };
        record.tally = Some(Tally { n_disputed: 1, ..Tally::default() });
        assert_eq!(plain(&record)[1], "Focal points †");
    }

    #[test]
    fn a_part_is_indented_only_under_its_listed_parent() {
        let (compound, part) = (recommendation("A-1", None), recommendation("A-1a", Some("A-1")));
        let action = recommendation("A-9", Some("A-1a"));
        let other = recommendation("A-2", None);
        let listed = titles(vec![compound, part.clone(), action, part.clone(), other, part]);
        let indents: Vec<usize> = listed.iter().map(|title| title.len() - title.trim_start().len()).collect();
        assert_eq!(indents, [0, 2, 4, 2, 0, 0]);
    }
}
