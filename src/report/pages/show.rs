//! `rec show`: everything about one recommendation, for people; and as JSON, with the same cells as in the tables.

use serde_json::{Value, json};

use crate::model::date::Span;
use crate::model::descent::Descent;
use crate::model::record::{Dossier, Recommendation, Relation, Revision, Share};
use crate::model::reference::Ref;
use crate::model::translation::Shown;
use crate::model::vocabulary::Kind;
use crate::report::document::{Block, Document};
use crate::report::frame::Frame;
use crate::report::lists::recommendation_list::{self, due, health, judged_status, marked, own_title};
use crate::report::object::object;
use crate::report::pages::facts::facts;
use crate::report::pages::history::history;
use crate::report::pictures::timeline;
use crate::report::table::{Cell, Column, Table, held};
use crate::report::tables::{follow_ups, recommendations, relations, shares};
use crate::text::{Words, capitalised};

/// What was adopted, who leads, what is known and unknown, the history (newest last), then the relations.
pub fn dossier(dossier: &Dossier, frame: &Frame) -> Document<'static> {
    let record = &dossier.recommendation;
    let sections = &frame.words.sections;
    let (actions, components): (Vec<_>, Vec<_>) = dossier.children.iter().partition(|child| child.kind == Kind::Action);
    let mut blocks = text(record, frame.words);
    blocks.push(Block::Fields(facts(dossier, frame)));
    blocks.extend(timeline(dossier, frame).map(Block::Chart));
    let mut add = |heading: &str, block: Block<'static>| blocks.extend([Block::Heading(heading.to_owned()), block]);
    if let Some(descent) = &dossier.descent {
        add(sections.descent, Block::Text(line_of_descent(descent, frame.words)));
    }
    if !components.is_empty() {
        add(sections.components, Block::Table(listed(&components, frame)));
    }
    if !actions.is_empty() {
        add(sections.actions, Block::Table(listed(&actions, frame)));
    }
    if !dossier.shares.is_empty() {
        add(sections.shares, Block::Table(shares(&dossier.shares, frame)));
    }
    if !dossier.entries.is_empty() {
        add(sections.follow_ups, Block::Table(history(&dossier.entries, frame)));
    }
    if !dossier.revisions.is_empty() {
        add(sections.revisions, Block::Table(revisions(&dossier.revisions, frame)));
    }
    if !dossier.relations.is_empty() {
        let of_this = |relation| relation_field(relation, &record.reference, frame.words);
        add(sections.relations, Block::Fields(dossier.relations.iter().map(of_this).collect()));
    }
    Document { title: format!("{}  {}", record.reference, own_title(record, frame.words)), lang: frame.words.lang, blocks }
}

/// The text in the reader's language, or the original, marked as such.
fn text(record: &Recommendation, words: &Words) -> Vec<Block<'static>> {
    match record.text_in(words.lang) {
        Shown::InLanguage(text) => vec![Block::Quotation(text.to_owned())],
        Shown::Original(text) => {
            vec![Block::Quotation(text.to_owned()), Block::Text(format!("[{}]", words.sentences.not_translated))]
        }
    }
}

fn revisions(revisions: &[Revision], frame: &Frame) -> Table<'static> {
    let h = &frame.words.headings;
    let columns = vec![
        Column::date("changed_on", h.changed_on),
        Column::text("reason", h.reason),
        Column::word("recorded_by", h.recorded_by),
        Column::text("text", h.text),
    ];
    let row = |one: &Revision| {
        vec![
            Cell::Date(one.changed_on),
            Cell::Text(one.reason.clone()),
            Cell::Text(one.recorded_by.clone()),
            Cell::Text(one.text.clone()),
        ]
    };
    Table {
        name: "revisions",
        as_of: frame.today,
        lang: frame.words.lang,
        columns,
        rows: held(revisions.iter().map(row).collect()),
    }
}

/// The sentence, with the references of the line below.
fn line_of_descent(descent: &Descent, words: &Words) -> String {
    let line: Vec<&str> = descent.line.iter().map(|ancestor| ancestor.reference.as_str()).collect();
    format!("{}.\n{}", capitalised(&words.descent(descent)), line.join(" → "))
}

fn listed(records: &[&Recommendation], frame: &Frame) -> Table<'static> {
    let rows = records.iter().map(|record| recommendation_list::row(record, 0, frame)).collect();
    let columns = recommendation_list::columns(frame.words);
    Table { name: "recommendations", as_of: frame.today, lang: frame.words.lang, columns, rows: held(rows) }
}

fn shares(shares: &[Share], frame: &Frame) -> Table<'static> {
    let h = &frame.words.headings;
    let columns = vec![
        Column::text("owner", h.owner),
        Column::text("status", h.status),
        Column::word("due", h.due),
        Column::word("health", h.health),
        Column::text("last_note", h.last_note),
    ];
    let row = |share: &Share| {
        let standing = &share.standing;
        let dispute = standing.dispute.as_ref().map(|text| Cell::Text((frame.words.desk.in_dispute)(text)));
        let mut said = vec![dispute.unwrap_or(Cell::Empty), frame.last_note(standing)];
        said.retain(|cell| *cell != Cell::Empty);
        vec![
            Cell::Named { reference: share.code.clone(), title: marked(&owner(share, frame), standing) },
            Cell::Text(judged_status(standing, frame.words)),
            due(standing, frame.words),
            if share.counts_on(frame.today) { health(standing, frame) } else { Cell::Empty },
            Cell::lines(&said, frame.words),
        ]
    };
    Table { name: "shares", as_of: frame.today, lang: frame.words.lang, columns, rows: held(shares.iter().map(row).collect()) }
}

/// The name, and the days of the share if it does not last the whole time.
fn owner(share: &Share, frame: &Frame) -> String {
    let day = |day| (frame.words.dates.span)(Span::Day(day));
    let since = share.since_on.map(|since| (frame.words.sentences.since)(&day(since)));
    let until = share.until_on.map(|until| (frame.words.sentences.no_longer_on)(&day(until)));
    let when: Vec<String> = since.into_iter().chain(until).collect();
    if when.is_empty() { share.owner_name.clone() } else { format!("{} ({})", share.owner_name, when.join(", ")) }
}

/// A relation as seen from `this`, in either direction.
fn relation_field(relation: &Relation, this: &Ref, words: &Words) -> (String, Cell) {
    let (name, other) = if relation.reference == *this {
        ((words.labels.relation)(relation.kind), &relation.target)
    } else {
        ((words.labels.relation_back)(relation.kind), &relation.reference)
    };
    let basis = (words.labels.basis)(relation.basis);
    let said = match &relation.passage {
        Some(passage) => format!("{other} ({basis}){}{passage}", words.sentences.colon),
        None => format!("{other} ({basis})"),
    };
    (capitalised(name), Cell::Text(said))
}

/// Everything about one recommendation; the line of descent is a sentence in the language of the frame.
pub fn dossier_json(dossier: &Dossier, frame: &Frame) -> Value {
    let columns = recommendations::columns(frame.words);
    let (actions, components): (Vec<_>, Vec<_>) = dossier.children.iter().partition(|child| child.kind == Kind::Action);
    let recommendations = |records: Vec<&Recommendation>| all(&columns, records, |record| recommendations::row(record, frame));
    json!({
        "schema_version": 1,
        "table": "recommendation",
        "as_of": frame.today.to_string(),
        "recommendation": object(&columns, &recommendations::row(&dossier.recommendation, frame)),
        "components": recommendations(components),
        "actions": recommendations(actions),
        "shares": all(&shares::columns(frame.words), &dossier.shares, |share| shares::row(share, frame)),
        "follow_ups": all(&follow_ups::columns(frame.words), dossier.entries.iter().filter(|one| frame.tells(one)), |entry| follow_ups::row(entry, frame)),
        "relations": all(&relations::columns(frame.words), &dossier.relations, |relation| relations::row(relation, frame)),
        "descent": dossier.descent.as_ref().map(|descent| frame.words.descent(descent)),
    })
}

/// The number of internal notes in the history.
pub fn n_internal_notes(dossier: &Dossier, frame: &Frame) -> u32 {
    frame.n_internal(&dossier.entries, [])
}

/// The same with the last notes of the components and actions, which the object holds too.
pub fn n_internal_in_object(dossier: &Dossier, frame: &Frame) -> u32 {
    let records = std::iter::once(&dossier.recommendation).chain(&dossier.children);
    frame.n_internal(&dossier.entries, records.map(|record| &record.standing))
}

fn all<'a, R: 'a>(columns: &[Column], records: impl IntoIterator<Item = &'a R>, row: impl Fn(&R) -> Vec<Cell>) -> Value {
    Value::Array(records.into_iter().map(|record| object(columns, &row(record))).collect())
}

#[cfg(test)]
mod tests {
    use super::{Block, Cell, Frame, Kind, Revision, dossier, dossier_json, relation_field};
    use crate::model::vocabulary::Lang;
    use crate::report::samples::{dossier as sample, field, frame, headings, recommendation, reference};

    #[test]
    fn a_dossier_is_headed_by_reference_and_title() {
        let mut shown = sample();
        shown.recommendation.standing.dispute = Some("not agreed".to_owned());
        let document = dossier(&shown, &frame());
        assert_eq!(document.title, "MRU-2006-02a  Focal points †");
        assert!(matches!(&document.blocks[0], Block::Quotation(text) if text == "establishing a focal point"));
        assert_eq!(field(&document, "Dispute"), "† in dispute: “not agreed”");
    }

    #[test]
    fn a_dispute_names_the_owner_whose_share_it_is_and_a_change_of_the_text_its_reason() {
        let mut shown = sample();
        shown.shares[0].standing.dispute = Some("not agreed".to_owned());
        let changed_on = "2026-11-23".parse().expect("an ISO date");
        let (reason, text) = ("misprint".to_owned(), "establishing a focal pint".to_owned());
        shown.revisions = vec![Revision { changed_on, recorded_by: "officer".to_owned(), reason, text }];
        let document = dossier(&shown, &frame());
        assert_eq!(field(&document, "Dispute"), "ZMB: † in dispute: “not agreed”");
        assert_eq!(field(&document, "Text"), "changed on 23 November 2026: misprint");
        assert_eq!(headings(&document)[2], "Earlier wording");
    }

    #[test]
    fn a_text_that_is_not_translated_is_marked() {
        let french = Frame { words: crate::text::words(Lang::Fr), ..frame() };
        let document = dossier(&sample(), &french);
        assert!(matches!(&document.blocks[1], Block::Text(text) if text == "[texte original, non traduit]"));
    }

    #[test]
    fn only_what_there_is_has_a_heading() {
        assert_eq!(headings(&dossier(&sample(), &frame())), ["Shares", "Follow-ups", "Relations"]);
        let mut shown = sample();
        shown.children = vec![recommendation("A-1", None), recommendation("A-2", None)];
        shown.children[1].kind = Kind::Action;
        shown.shares.clear();
        shown.entries.clear();
        shown.relations.clear();
        assert_eq!(headings(&dossier(&shown, &frame())), ["Components", "Actions"]);
    }

    #[test]
    fn a_relation_is_told_from_either_end() {
        let relation = &sample().relations[0];
        let seen = |from: &str| relation_field(relation, &reference(from), frame().words);
        let text = |text: &str| Cell::Text(text.to_owned());
        assert_eq!(seen("WDH-2010-01"), ("Takes up".to_owned(), text("MRU-2006-02a (editorial): same subject")));
        assert_eq!(seen("MRU-2006-02a"), ("Taken up by".to_owned(), text("WDH-2010-01 (editorial): same subject")));
    }

    #[test]
    fn the_object_holds_the_same_cells_as_the_tables() {
        let json = dossier_json(&sample(), &frame());
        assert_eq!(json["schema_version"], 1);
        assert_eq!(json["as_of"], "2026-11-24");
        assert_eq!(json["recommendation"]["ref"], "MRU-2006-02a");
        assert_eq!(json["recommendation"]["priority"], serde_json::Value::Null);
        assert_eq!(json["shares"][0]["status"], "not-reported");
        assert_eq!(json["follow_ups"][0]["evidence"][1], "https://example.org/a");
        assert_eq!(json["relations"][0]["kind"], "takes-up");
        assert_eq!(json["components"], serde_json::json!([]));
        assert_eq!(json["descent"], serde_json::Value::Null);
    }
}
