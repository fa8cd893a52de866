//! `owner show` for people: who the owner is, what is late and why, what it still owes, what it reported and when, and what is
//! done; and as JSON, with the same cells as in the tables.

use serde_json::{Value, json};

use crate::model::people::{Membership, Owned, OwnerDossier};
use crate::model::period::gaps;
use crate::model::progress::Counts;
use crate::model::record::Entry;
use crate::model::vocabulary::{Health, OwnerKind, Tracking};
use crate::report::document::{Block, Document};
use crate::report::frame::Frame;
use crate::report::lists::owner_list::{name_in, overdue, own_name};
use crate::report::lists::recommendation_list::{due, health, own_title, status};
use crate::report::object::object;
use crate::report::pages::history::{lines, who};
use crate::report::pictures;
use crate::report::table::{Cell, Column, Table, Tone, held};
use crate::report::tables::focal_points::{Reach, columns as focal_point_columns, of_owner, row as focal_point_row};
use crate::report::tables::{follow_ups, owners, recommendations};

/// Names, groups, members, focal points with the gaps between them; then what it answers for: late, open, reports, done; then
/// what it owns through a group or in a role that does not answer.
pub fn dossier(dossier: &OwnerDossier, frame: &Frame) -> Document<'static> {
    let (words, texts) = (frame.words, &frame.words.owners);
    let mut blocks = vec![Block::Fields(facts(dossier, frame))];
    let counts = how_far(dossier, frame);
    if counts.n_total() > 0 {
        blocks.push(pictures::bar("", words.how_far(&counts, words.sentences.n_of_implemented), &counts, words));
    }
    let mut add = |heading: &str, block: Block<'static>| blocks.extend([Block::Heading(heading.to_owned()), block]);
    if !dossier.groups.is_empty() {
        add(texts.groups, Block::Table(memberships(&dossier.groups, frame)));
    }
    if !dossier.members.is_empty() {
        add(words.headings.members, Block::Table(memberships(&dossier.members, frame)));
    }
    if !dossier.focal_points.is_empty() {
        add(texts.focal_points, Block::Table(of_owner(&dossier.focal_points, frame)));
    }
    let of = |what: fn(&Owned, &Frame) -> bool| -> Vec<&Owned> { dossier.owned.iter().filter(|one| what(one, frame)).collect() };
    let mut add_all = |heading: &str, owned: &[&Owned], table: fn(&[&Owned], &Frame) -> Table<'static>| {
        if !owned.is_empty() {
            add(&format!("{heading} ({})", owned.len()), Block::Table(table(owned, frame)));
        }
    };
    add_all(texts.late, &of(is_late), late);
    add_all(texts.open_items, &of(is_open), open);
    let answered = of(|one, _| one.answers);
    let told = told(&answered, frame);
    if told.is_empty() {
        if !answered.is_empty() {
            add(texts.reported, Block::Text(texts.nothing_reported.to_owned()));
        }
    } else {
        add(&format!("{} ({})", texts.reported, told.len()), Block::Table(reported(&told, frame)));
    }
    let mut add_all = |heading: &str, owned: &[&Owned], table: fn(&[&Owned], &Frame) -> Table<'static>| {
        if !owned.is_empty() {
            add(&format!("{heading} ({})", owned.len()), Block::Table(table(owned, frame)));
        }
    };
    add_all(texts.done, &of(is_done), done);
    add_all(texts.concerned, &of(concerns), concerned);
    Document { title: format!("{}  {}", dossier.owner.code, own_name(&dossier.owner, words)), lang: words.lang, blocks }
}

/// The counts of what it answers for.
fn how_far(dossier: &OwnerDossier, frame: &Frame) -> Counts {
    let mut counts = Counts::default();
    for one in dossier.owned.iter().filter(|one| one.answers && is_leaf(one)) {
        counts.count(&one.record.standing, frame.today, frame.patience);
    }
    counts
}

/// Whether it is counted: a single recommendation or a share.
fn is_leaf(one: &Owned) -> bool {
    one.record.tracking == Tracking::Single || one.record.is_share()
}

fn is_late(one: &Owned, frame: &Frame) -> bool {
    one.answers && is_leaf(one) && frame.health(&one.record.standing) == Health::Overdue
}

fn is_open(one: &Owned, frame: &Frame) -> bool {
    one.answers && is_leaf(one) && one.record.standing.watch.is_open && !is_late(one, frame)
}

fn is_done(one: &Owned, _: &Frame) -> bool {
    one.answers && is_leaf(one) && !one.record.standing.watch.is_open
}

/// A compound is represented by its components.
fn concerns(one: &Owned, _: &Frame) -> bool {
    !(one.answers && is_leaf(one)) && one.record.tracking != Tracking::Components
}

fn facts(dossier: &OwnerDossier, frame: &Frame) -> Vec<(String, Cell)> {
    let (owner, words) = (&dossier.owner, frame.words);
    let h = &words.headings;
    let none = dossier.focal_points.is_empty() && owner.kind != OwnerKind::Group;
    let facts = [
        (h.kind, Cell::Text((words.labels.owner_kind)(owner.kind).to_owned())),
        (h.name, Cell::Text(owner.name.clone())),
        (h.name_fr, Cell::text(owner.name_fr.as_deref())),
        (h.name_pt, Cell::text(owner.name_pt.as_deref())),
        (h.former_names, if owner.former_names.is_empty() { Cell::Empty } else { Cell::List(owner.former_names.clone()) }),
        (words.owners.focal_points, Cell::text(none.then_some(words.owners.no_focal_point))),
        (h.n_open, Cell::Integer(owner.n_open.into())),
        (h.n_overdue, overdue(owner.n_overdue)),
    ];
    facts.into_iter().filter(|(_, cell)| *cell != Cell::Empty).map(|(name, cell)| (name.to_owned(), cell)).collect()
}

fn memberships(memberships: &[Membership], frame: &Frame) -> Table<'static> {
    let h = &frame.words.headings;
    let columns = vec![
        Column::word("code", h.code),
        Column::text("name", h.name),
        Column::date("since_on", h.since_on),
        Column::date("until_on", h.until_on),
    ];
    let row = |one: &Membership| {
        let (since, until) = (Cell::date(one.period.since), Cell::date(one.period.until));
        let name = name_in(frame.words.lang, &one.name, one.name_fr.as_deref(), one.name_pt.as_deref());
        vec![Cell::Text(one.code.clone()), Cell::Text(name.to_owned()), since, until]
    };
    Table {
        name: "members",
        as_of: frame.today,
        lang: frame.words.lang,
        columns,
        rows: held(memberships.iter().map(row).collect()),
    }
}

/// A table with the columns `ref`, `title` and those of `more`.
fn items(
    name: &'static str,
    owned: &[&Owned],
    frame: &Frame,
    more: Vec<Column>,
    cells: impl Fn(&Owned) -> Vec<Cell>,
) -> Table<'static> {
    let h = &frame.words.headings;
    let mut columns = vec![Column::word("ref", h.reference), Column::text("title", h.recommendation)];
    columns.extend(more);
    let row = |one: &&Owned| {
        let mut row = vec![Cell::Text(one.record.reference.to_string()), Cell::Text(own_title(&one.record, frame.words))];
        row.extend(cells(one));
        row
    };
    Table { name, as_of: frame.today, lang: frame.words.lang, columns, rows: held(owned.iter().map(row).collect()) }
}

fn late(owned: &[&Owned], frame: &Frame) -> Table<'static> {
    let (words, h) = (frame.words, &frame.words.headings);
    let columns = vec![
        Column::text("status", h.status),
        Column::word("due", h.due),
        Column::number("days_late", words.overviews.days_late),
        Column::text("cause", h.cause),
        Column::text("last_note", h.last_note),
    ];
    items("late", owned, frame, columns, |one| {
        let standing = &one.record.standing;
        let days = frame.days_late(standing).unwrap_or_default();
        vec![
            Cell::Text(status(&one.record, words)),
            due(standing, words),
            Cell::Toned(days.to_string(), Tone::Bad),
            Cell::text(standing.cause.map(words.labels.cause)),
            frame.last_note(standing),
        ]
    })
    .without_empty(&["cause", "last_note"])
}

fn open(owned: &[&Owned], frame: &Frame) -> Table<'static> {
    let h = &frame.words.headings;
    let columns = vec![Column::text("status", h.status), Column::word("due", h.due), Column::word("health", h.health)];
    items("open", owned, frame, columns, |one| {
        let standing = &one.record.standing;
        vec![Cell::Text(status(&one.record, frame.words)), due(standing, frame.words), health(standing, frame)]
    })
}

fn done(owned: &[&Owned], frame: &Frame) -> Table<'static> {
    let h = &frame.words.headings;
    let columns = vec![Column::text("status", h.status), Column::date("updated_on", h.updated_on)];
    items("done", owned, frame, columns, |one| {
        vec![Cell::Text(status(&one.record, frame.words)), Cell::date(one.record.standing.updated_on)]
    })
}

fn concerned(owned: &[&Owned], frame: &Frame) -> Table<'static> {
    let (words, h) = (frame.words, &frame.words.headings);
    let columns = vec![
        Column::text("role", words.owners.role),
        Column::text("status", h.status),
        Column::word("due", h.due),
        Column::word("health", h.health),
    ];
    items("concerned", owned, frame, columns, |one| {
        let standing = &one.record.standing;
        let role = (words.labels.role)(one.role);
        let role = match &one.through {
            Some(code) => format!("{role}, {}", (words.owners.through)(code)),
            None => role.to_owned(),
        };
        vec![Cell::Text(role), Cell::Text(status(&one.record, words)), due(standing, words), health(standing, frame)]
    })
}

/// The reports on what it answers for, as far as the audience may read them, by day. Entries that only set what a meeting decided
/// are not reports.
fn told<'d>(owned: &[&'d Owned], frame: &Frame) -> Vec<(&'d Entry, Vec<Cell>)> {
    let tells = |entry: &&Entry| {
        let is_told = entry.status.to.is_some() || entry.assurance.to.is_some() || entry.dispute.is_some();
        frame.tells(entry) && (is_told || entry.note.is_some() || entry.round.is_some() || !entry.evidence.is_empty())
    };
    let entries = owned.iter().flat_map(|one| &one.entries).filter(tells);
    let mut told: Vec<(&Entry, Vec<Cell>)> = entries.map(|entry| (entry, lines(entry, frame))).collect();
    told.retain(|(_, lines)| !lines.is_empty());
    told.sort_by_key(|(entry, _)| (entry.happened_on, entry.id));
    told
}

fn reported(told: &[(&Entry, Vec<Cell>)], frame: &Frame) -> Table<'static> {
    let h = &frame.words.headings;
    let columns = vec![
        Column::date("happened_on", h.happened_on),
        Column::word("ref", h.reference),
        Column::text("follow_up", h.follow_up),
        Column::text("reported_by", h.reported_by),
    ];
    let row = |(entry, lines): &(&Entry, Vec<Cell>)| {
        vec![
            Cell::Date(entry.happened_on),
            Cell::Text(entry.reference.to_string()),
            Cell::lines(lines, frame.words),
            Cell::Text(who(entry, frame.words)),
        ]
    };
    Table { name: "reported", as_of: frame.today, lang: frame.words.lang, columns, rows: held(told.iter().map(row).collect()) }
}

/// Everything about one owner, with the gaps up to the day of the frame. What it owns is as in the owner's own view, each item
/// with its follow-ups.
pub fn dossier_json(dossier: &OwnerDossier, frame: &Frame) -> Value {
    let words = frame.words;
    let columns = focal_point_columns(Reach::Hidden, words);
    let periods: Vec<_> = dossier.focal_points.iter().map(|one| one.period).collect();
    let focal_points: Vec<Value> =
        dossier.focal_points.iter().map(|one| object(&columns, &focal_point_row(one, Reach::Hidden, frame))).collect();
    let gaps: Vec<Value> = gaps(&periods, frame.today)
        .into_iter()
        .map(|gap| json!({ "since_on": gap.since.to_string(), "until_on": gap.until.map(|day| day.to_string()) }))
        .collect();
    json!({
        "schema_version": 1,
        "table": "owner",
        "as_of": frame.today.to_string(),
        "owner": object(&owners::columns(words), &owners::row(&dossier.owner, frame)),
        "groups": dossier.groups.iter().map(membership_json).collect::<Vec<_>>(),
        "members": dossier.members.iter().map(membership_json).collect::<Vec<_>>(),
        "focal_points": focal_points,
        "gaps": gaps,
        "owned": dossier.owned.iter().map(|one| owned_json(one, frame)).collect::<Vec<_>>(),
    })
}

/// The number of internal notes on the page and in the object.
pub fn n_internal_notes(dossier: &OwnerDossier, frame: &Frame) -> u32 {
    dossier.owned.iter().map(|one| frame.n_internal(&one.entries, [&one.record.standing])).sum()
}

fn owned_json(one: &Owned, frame: &Frame) -> Value {
    let columns = follow_ups::columns(frame.words);
    let told = one.entries.iter().filter(|entry| frame.tells(entry));
    json!({
        "recommendation": object(&recommendations::columns(frame.words), &recommendations::row(&one.record, frame)),
        "role": one.role.to_string(),
        "through": one.through,
        "answers": one.answers,
        "follow_ups": told.map(|entry| object(&columns, &follow_ups::row(entry, frame))).collect::<Vec<_>>(),
    })
}

fn membership_json(one: &Membership) -> Value {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
    json!({ "code": one.code, "name": one.name, "since_on": day(one.period.since), "until_on": day(one.period.until) })
}
