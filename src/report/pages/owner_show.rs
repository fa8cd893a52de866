//! `owner show`: everything about one owner, for people in the words of their language, and as one JSON object.

use serde_json::{Value, json};

use crate::model::people::{Membership, OpenItem, OwnerDossier};
use crate::model::period::gaps;
use crate::model::vocabulary::{OwnerKind, Role};
use crate::report::document::{Block, Document};
use crate::report::frame::Frame;
use crate::report::lists::owner_list::{name, name_in, overdue};
use crate::report::lists::recommendation_list::{due, health, judged_status, marked};
use crate::report::object::object;
use crate::report::table::{Cell, Column, Table, held};
use crate::report::tables::focal_points::{Reach, columns as focal_point_columns, of_owner, row as focal_point_row};
use crate::report::tables::owners;
use crate::text::Words;

/// Names, groups, members, focal points with the gaps between them, and what is open.
pub fn dossier(dossier: &OwnerDossier, frame: &Frame) -> Document<'static> {
    let (words, texts) = (frame.words, &frame.words.owners);
    let mut blocks = vec![Block::Fields(facts(dossier, frame))];
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
    if !dossier.open.is_empty() {
        add(texts.open_items, Block::Table(open_items(&dossier.open, frame)));
    }
    Document { title: format!("{}  {}", dossier.owner.code, name(&dossier.owner, words.lang)), lang: words.lang, blocks }
}

/// The same as one object; the gaps are those up to the day of the frame.
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
        "open": dossier.open.iter().map(|item| open_json(item, frame)).collect::<Vec<_>>(),
    })
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

fn open_items(items: &[OpenItem], frame: &Frame) -> Table<'static> {
    let h = &frame.words.headings;
    let columns = vec![
        Column::word("ref", h.reference),
        Column::text("title", h.recommendation),
        Column::text("role", frame.words.owners.role),
        Column::text("status", h.status),
        Column::word("due", h.due),
        Column::word("health", h.health),
    ];
    let row = |item: &OpenItem| {
        vec![
            Cell::Text(item.reference.to_string()),
            Cell::Text(marked(&item.title, &item.standing)),
            Cell::Text(role(item, frame.words).to_owned()),
            Cell::Text(judged_status(&item.standing, frame.words)),
            due(&item.standing, frame.words),
            health(&item.standing, frame),
        ]
    };
    Table { name: "open", as_of: frame.today, lang: frame.words.lang, columns, rows: held(items.iter().map(row).collect()) }
}

fn role(item: &OpenItem, words: &'static Words) -> &'static str {
    if item.is_share { words.owners.share } else { (words.labels.role)(item.role) }
}

fn membership_json(one: &Membership) -> Value {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
    json!({ "code": one.code, "name": one.name, "since_on": day(one.period.since), "until_on": day(one.period.until) })
}

fn open_json(item: &OpenItem, frame: &Frame) -> Value {
    let standing = &item.standing;
    let role: Role = item.role;
    json!({
        "ref": item.reference.to_string(),
        "title": item.title,
        "role": role.to_string(),
        "is_share": item.is_share,
        "status": standing.status.to_string(),
        "assurance": standing.assurance.to_string(),
        "due": standing.deadline.as_ref().map(ToString::to_string),
        "due_on": standing.due_on.map(|day| day.to_string()),
        "health": frame.health(standing).to_string(),
        "days_late": frame.days_late(standing),
    })
}
