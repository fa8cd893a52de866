//! The pages of the public site beside the report: start, owner, meeting, recommendation, search.

use std::collections::BTreeMap;

use super::gathered::{Gathered, Subject, Tracked, places};
use super::report::{Extent, report};
use crate::model::record::{Dossier, Meeting, Owner, Recommendation};
use crate::model::vocabulary::{Role, Tracking};
use crate::report::document::{Block, Document};
use crate::report::frame::Frame;
use crate::report::lists::recommendation_list::{own_title, status};
use crate::report::lists::{meeting_list, owner_list};
use crate::report::pages::show;
use crate::report::table::{Cell, Column, Table, held};

/// The first page of the report, then the meetings and the owners.
pub fn start(gathered: &Gathered, meetings: &[Meeting], owners: &[Owner], frame: &Frame) -> Document<'static> {
    let words = frame.words;
    let mut document = report(gathered, Extent::FirstPage, None, frame);
    let meetings = meetings.to_vec();
    let list = meeting_list::list(move |push| meetings.into_iter().try_for_each(push), *frame);
    document.blocks.extend([Block::Heading((words.table)("meetings").to_owned()), Block::Table(list)]);
    document
        .blocks
        .extend([Block::Heading((words.table)("owners").to_owned()), Block::Table(owner_list(gathered, owners, frame))]);
    document
}

fn owner_list(gathered: &Gathered, owners: &[Owner], frame: &Frame) -> Table<'static> {
    let h = &frame.words.headings;
    let columns = vec![
        Column::word("owner", h.code),
        Column::text("name", h.name),
        Column::number("n_open", h.n_open),
        Column::number("n_overdue", h.n_overdue),
    ];
    let row = |owner: &Owner| {
        vec![
            Cell::Text(owner.code.clone()),
            Cell::Text(gathered.name(&owner.code).to_owned()),
            Cell::Integer(owner.n_open.into()),
            Cell::Integer(owner.n_overdue.into()),
        ]
    };
    let rows = held(owners.iter().map(row).collect());
    Table { name: "owners", as_of: frame.today, lang: frame.words.lang, columns, rows }
}

/// Every recommendation with its text and its owners' names, for the search.
pub fn search<'n>(records: &'n [Recommendation], name_of: impl Fn(&'n str) -> &'n str, frame: &Frame) -> Document<'static> {
    let (words, h) = (frame.words, &frame.words.headings);
    let columns = vec![
        Column::word("ref", h.reference),
        Column::text("title", h.title),
        Column::text("text", h.text),
        Column::text("status", h.status),
        // As wide as a text: one tracked for each owner names them all.
        Column::text("owners", h.owners),
        Column::list("themes", h.themes),
        Column::word("meeting", h.meeting),
    ];
    let row = |record: &'n Recommendation| {
        let owners = record.owners.iter().map(|one| match name_of(&one.code) {
            name if name == one.code => one.code.clone(),
            name => format!("{name} ({})", one.code),
        });
        vec![
            Cell::Text(record.reference.to_string()),
            Cell::Text(own_title(record, words)),
            Cell::Text(super::tracking::text(record, frame)),
            Cell::Text(status(record, words)),
            Cell::List(owners.collect()),
            Cell::List(record.themes.clone()),
            Cell::text(record.meeting.clone()),
        ]
    };
    let rows = held(records.iter().map(row).collect());
    let table = Table { name: "recommendations", as_of: frame.today, lang: words.lang, columns, rows };
    Document {
        title: words.pages.search.to_owned(),
        lang: words.lang,
        blocks: vec![Block::Lead(words.pages.search_how.to_owned()), Block::Table(table)],
    }
}

/// The page of an owner, from the gathered whole.
pub fn owner(whole: &Gathered, code: &str, frame: &Frame) -> Document<'static> {
    let own = |list: &[Tracked]| -> Vec<Tracked> { list.iter().filter_map(|one| of_owner(one, code)).collect() };
    let leaves = |list: &[crate::model::agenda::Leaf]| {
        list.iter().filter(|leaf| leaf.owners.iter().any(|owner| owner == code)).cloned().collect()
    };
    let group = whole.by_owner.as_ref().and_then(|by| by.groups.iter().find(|group| group.key == code));
    let adopted = own(&whole.adopted);
    let gathered = Gathered {
        subject: Subject::Owner(code.to_owned()),
        body: whole.body.clone(),
        as_known_on: whole.as_known_on,
        counts: group.map(|group| group.counts).unwrap_or_default(),
        movement: group.map(|group| group.movement).unwrap_or_default(),
        since: None,
        by_meeting: None,
        by_owner: None,
        by_theme: None,
        places: places(&adopted),
        adopted,
        years: None,
        others: own(&whole.others),
        round: None,
        not_counted: Vec::new(),
        overdue: leaves(&whole.overdue),
        ahead: leaves(&whole.ahead),
        ahead_elsewhere: leaves(&whole.ahead_elsewhere),
        over_time: Vec::new(),
        matrix: Vec::new(),
        descents: Vec::new(),
        names: whole.names.clone(),
    };
    report(&gathered, Extent::FirstPage, None, frame)
}

fn of_owner(one: &Tracked, code: &str) -> Option<Tracked> {
    let mut own = one.clone();
    own.shares.retain(|share| share.code == code);
    let has = |role| one.record.owners.iter().any(|owner| owner.role == role && owner.code == code);
    let is_led = one.record.owners.iter().any(|owner| owner.role == Role::Lead);
    let answers = match one.record.tracking {
        Tracking::Each => !own.shares.is_empty(),
        Tracking::Single | Tracking::Components | Tracking::Restated => has(Role::Lead) || (!is_led && has(Role::Addressee)),
    };
    answers.then_some(own)
}

/// The page of a recommendation, without names of persons; names of owners are in the reader's language.
pub fn recommendation(mut dossier: Dossier, owners: &BTreeMap<&str, &Owner>, frame: &Frame) -> Document<'static> {
    for share in dossier.shares.iter_mut().chain(&mut dossier.elsewhere.shares) {
        if let Some(owner) = owners.get(share.code.as_str()) {
            owner_list::name(owner, frame.words.lang).clone_into(&mut share.owner_name);
        }
    }
    for entry in &mut dossier.entries {
        entry.recorded_by.clear();
        entry.reported_by = None;
    }
    for revision in &mut dossier.revisions {
        revision.recorded_by.clear();
    }
    show::dossier(&dossier, frame)
}

#[cfg(test)]
mod tests {

    use super::search;
    use crate::report::document::Block;
    use crate::report::samples::{mou, public_frame};

    #[test]
    fn a_search_finds_an_owner_by_its_name_and_its_code() {
        let name_of = |code| if code == "SAMP" { "Southern African Migration Project" } else { code };
        let records = [mou()];
        let document = search(&records, name_of, &public_frame());
        let Some(Block::Table(table)) = document.blocks.into_iter().last() else { panic!("a table") };
        let place = table.columns.iter().position(|column| column.key == "owners").expect("a column of the table");
        let mut said = Vec::new();
        table
            .rows
            .each(&mut |cells| {
                said.push(cells[place].plain());
                Ok(())
            })
            .expect("held");
        assert_eq!(said, ["IOM;Southern African Migration Project (SAMP);SADC-SEC"]);
    }
}
