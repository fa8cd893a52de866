//! The facts about one recommendation, a line each; a missing fact is named as missing.

use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::model::progress::Tally;
use crate::model::record::{Assignment, Dossier, Meeting, Recommendation, Revision, Share};
use crate::model::state::Standing;
use crate::model::vocabulary::{Assurance, Kind, Role, Tracking};
use crate::report::frame::Frame;
use crate::report::lists::meeting_list::when;
use crate::report::lists::recommendation_list::health;
use crate::report::table::Cell;
use crate::text::{Part, Words};

/// Names and values: what it is and where it comes from, who must act, how far it is, by when.
pub(in crate::report) fn facts(dossier: &Dossier, frame: &Frame) -> Vec<(String, Cell)> {
    let (record, words) = (&dossier.recommendation, frame.words);
    let (h, labels, standing) = (&words.headings, &words.labels, &record.standing);
    let or_not_stated = |cell: Cell| if cell == Cell::Empty { Cell::Text(words.sections.not_stated.to_owned()) } else { cell };
    let restates = dossier.restates.as_ref().map(|oldest| (words.sentences.restates)(oldest.as_str()));
    let facts = [
        (h.kind, Cell::Text(kind(record, words))),
        (h.source, Cell::text(record.source.as_deref())),
        (h.meeting, Cell::text(dossier.meeting.as_ref().map(|one| meeting(one, words)))),
        (h.owners, or_not_stated(owners(dossier, words))),
        (h.response, or_not_stated(Cell::text(standing.response.map(labels.response)))),
        (h.status, Cell::Text(status(dossier, frame))),
        (h.tracking, Cell::text(restates)),
        (h.due, Cell::Text(deadline(dossier, frame))),
        (words.sections.first_deadline, Cell::text(first_deadline(standing, words))),
        (h.health, health(standing, frame)),
        (h.cause, Cell::text(standing.cause.map(labels.cause))),
        (h.dispute, disputes(dossier, words)),
        (h.text, Cell::text(dossier.revisions.last().map(|one| changed(one, words)))),
        (h.done_when, or_not_stated(Cell::text(record.done_when.as_deref()))),
        (h.priority, Cell::text(record.priority.map(labels.priority))),
        (h.themes, if record.themes.is_empty() { Cell::Empty } else { Cell::List(record.themes.clone()) }),
        (h.updated_on, Cell::text(standing.updated_on.map(|day| (words.dates.span)(Span::Day(day))))),
    ];
    facts.into_iter().filter(|(_, cell)| *cell != Cell::Empty).map(|(name, cell)| (name.to_owned(), cell)).collect()
}

/// The disputes about the whole and about each owner's share.
fn disputes(dossier: &Dossier, words: &Words) -> Cell {
    let whole = dossier.recommendation.standing.dispute.iter().map(|text| (words.desk.in_dispute)(text));
    let of_share = |share: &Share| {
        let text = share.standing.dispute.as_ref()?;
        Some(format!("{}{}{}", share.code, words.sentences.colon, (words.desk.in_dispute)(text)))
    };
    let said: Vec<String> = whole.chain(dossier.shares.iter().filter_map(of_share)).collect();
    if said.is_empty() { Cell::Empty } else { Cell::Text(said.join("\n")) }
}

fn changed(revision: &Revision, words: &Words) -> String {
    (words.sentences.text_changed)(&(words.dates.span)(Span::Day(revision.changed_on)), &revision.reason)
}

fn kind(record: &Recommendation, words: &Words) -> String {
    let kind = (words.labels.kind)(record.kind);
    match (&record.parent, record.kind) {
        (Some(parent), Kind::Action) => (words.sentences.action_towards)(parent.as_str()),
        (Some(parent), _) => format!("{kind}, {}", (words.sentences.component_of)(parent.as_str())),
        (None, _) => kind.to_owned(),
    }
}

fn meeting(meeting: &Meeting, words: &Words) -> String {
    let parts = [Some(meeting.title.clone()), meeting.place.clone(), Some(when(meeting, words))];
    let said = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(words.sentences.semicolon);
    format!("{}{}{said}", meeting.reference, words.sentences.colon)
}

/// Code, name and role of each owner; leads with a share are in the table of shares.
fn owners(dossier: &Dossier, words: &Words) -> Cell {
    let record = &dossier.recommendation;
    let role = |role| (words.labels.role)(role);
    let n_shares = match (record.tracking, record.tally) {
        (Tracking::Each, Some(tally)) => Some(tally.n_shares()),
        (Tracking::Single | Tracking::Each | Tracking::Components | Tracking::Restated, _) => None,
    };
    let each = n_shares.map(|n| format!("{} ({})", (words.sentences.each_of)(n), role(Role::Lead)));
    let names = dossier.owner_names.iter().map(String::as_str).chain(std::iter::repeat(""));
    let is_said = |one: &Assignment| n_shares.is_some() && one.role == Role::Lead;
    let others = record.owners.iter().zip(names).filter(|(one, _)| !is_said(one)).map(|(one, name)| {
        let who = if name.is_empty() || name == one.code { one.code.clone() } else { format!("{} {name}", one.code) };
        format!("{who} ({})", role(one.role))
    });
    let said: Vec<String> = each.into_iter().chain(others).collect();
    if said.is_empty() { Cell::Empty } else { Cell::List(said) }
}

/// The status, the secretariat's judgement of it, and the statuses of the parts.
fn status(dossier: &Dossier, frame: &Frame) -> String {
    let (record, words) = (&dossier.recommendation, frame.words);
    let (tally, part) = match record.tracking {
        Tracking::Each | Tracking::Restated => (record.tally, Part::Owners),
        Tracking::Components => (Some(components(dossier, frame)), Part::Components),
        Tracking::Single => (None, Part::Owners),
    };
    status_of_parts(&record.standing, tally.as_ref(), part, words)
}

/// The status and the secretariat's judgement of it; then the statuses of the parts, unless nothing can be implemented.
pub(in crate::report) fn status_of_parts(standing: &Standing, tally: Option<&Tally>, part: Part, words: &Words) -> String {
    if let Some(tally) = tally.filter(|tally| tally.counts.n_base() == 0) {
        return words.status_of_shares(standing.status, tally);
    }
    let mut said = (words.labels.status)(standing.status).to_owned();
    if standing.assurance != Assurance::None {
        said = format!("{said}, {}", (words.labels.assurance)(standing.assurance));
    }
    let parts = tally.map(|tally| (words.sentences.tally)(tally, part));
    parts.map_or_else(|| said.clone(), |parts| format!("{said}{}{parts}", words.sentences.semicolon))
}

fn components(dossier: &Dossier, frame: &Frame) -> Tally {
    let mut tally = Tally::default();
    for child in dossier.children.iter().filter(|child| child.kind != Kind::Action) {
        tally.count(&child.standing, frame.today, frame.patience);
    }
    tally
}

/// The deadline in words, with its day if the words name none (or the next day of the parts, for a whole without a deadline), and
/// the days late or left.
fn deadline(dossier: &Dossier, frame: &Frame) -> String {
    let (standing, dates) = (&dossier.recommendation.standing, &frame.words.dates);
    let mut said = standing.deadline.as_ref().map_or_else(|| dates.none_set.to_owned(), |one| frame.words.deadline(one));
    let names_a_day = matches!(standing.deadline, Some(Deadline::On(Span::Day(_))));
    if let Some(day) = standing.due_on.filter(|_| !names_a_day) {
        said = format!("{said} ({})", (dates.span)(Span::Day(day)));
    }
    let (semicolon, colon) = (frame.words.sentences.semicolon, frame.words.sentences.colon);
    if let Some(meeting) = &dossier.cancelled {
        said = format!("{said}{semicolon}{}", (dates.is_cancelled)(meeting));
    }
    if let Some(day) = standing.watch.due_on.filter(|_| standing.due_on.is_none()) {
        said = format!("{said}{semicolon}{}{colon}{}", dates.next_of_parts, (dates.span)(Span::Day(day)));
    }
    let whole = |days: i64| u32::try_from(days).unwrap_or(u32::MAX);
    match (frame.days_late(standing), standing.watch.due_on) {
        (Some(days), _) if days > 0 => format!("{said}{semicolon}{}", (dates.days_late)(whole(days))),
        (Some(_), Some(day)) => format!("{said}{semicolon}{}", (dates.days_left)(whole((day - frame.today).num_days()))),
        _ => said,
    }
}

/// The first deadline, if it is not the present one.
fn first_deadline(standing: &Standing, words: &Words) -> Option<String> {
    let first = standing.original_due_on.filter(|_| standing.original_due_on != standing.due_on || standing.n_extensions > 0)?;
    let first = (words.dates.span)(Span::Day(first));
    Some(match standing.n_extensions {
        0 => first,
        n => format!("{first}, {}", (words.dates.extended)(n)),
    })
}

#[cfg(test)]
mod tests {
    use super::{Dossier, Role, Tally, Tracking, facts};
    use crate::model::vocabulary::{Assurance, Lang, Status};
    use crate::report::samples::{dossier, frame, mou, recommendation, standing};
    use crate::text::words;

    #[track_caller]
    fn case(dossier: &Dossier, name: &str, expected: &str) {
        let facts = facts(dossier, &frame());
        let found = facts.iter().find(|(known, _)| known == name).map(|(_, cell)| cell.plain());
        assert_eq!(found.unwrap_or_default(), expected);
    }

    fn of_mou() -> Dossier {
        let owner_names = vec!["International Organization for Migration".to_owned(), "SAMP".to_owned()];
        Dossier { recommendation: mou(), owner_names, ..dossier() }
    }

    #[test]
    fn what_nobody_said_is_named() {
        case(&dossier(), "Owners", "not stated");
        case(&dossier(), "Response", "not stated");
        case(&dossier(), "Status", "no information received");
        case(&dossier(), "Due", "none set");
        case(&dossier(), "Done when", "not stated");
        case(&dossier(), "Source", "");
    }

    #[test]
    fn a_deadline_tells_how_late_it_is_and_what_it_was_at_first() {
        case(&of_mou(), "Due", "30 June 2007; 7087 days late");
        case(&of_mou(), "First deadline", "15 November 2006, extended once");
        let mut month = of_mou();
        month.recommendation.standing = standing(Status::InProgress, Some("2026-12"));
        case(&month, "Due", "December 2026 (31 December 2026); 37 days left");
        case(&month, "First deadline", "");
    }

    #[test]
    fn a_whole_without_a_deadline_tells_the_next_of_its_parts() {
        let mut whole = dossier();
        whole.recommendation.standing.watch = standing(Status::InProgress, Some("2026-12")).watch;
        case(&whole, "Due", "none set; next of its parts: 31 December 2026; 37 days left");
    }

    #[test]
    fn owners_have_names_and_roles() {
        case(&of_mou(), "Owners", "IOM International Organization for Migration (lead);SAMP (lead);SADC-SEC (counterparty)");
        let mut each = of_mou();
        each.recommendation.tracking = Tracking::Each;
        let mut tally = Tally::default();
        (0..2).for_each(|_| tally.counts.add(Status::NotReported, Assurance::None, false, false));
        each.recommendation.tally = Some(tally);
        each.recommendation.owners[2].role = Role::Support;
        case(&each, "Owners", "each of 2 (lead);SADC-SEC (support)");
        case(&each, "Status", "in progress; 0 of 2 owners implemented, 2 no information received");
    }

    #[test]
    fn a_standing_principle_is_not_counted_as_not_implemented() {
        let mut each = of_mou();
        let mut tally = Tally::default();
        (0..16).for_each(|_| tally.counts.add(Status::Continuing, Assurance::None, false, false));
        each.recommendation.tracking = Tracking::Each;
        each.recommendation.tally = Some(tally);
        each.recommendation.standing.status = Status::Continuing;
        case(&each, "Status", "continuing (16)");
    }

    #[test]
    fn a_compound_counts_its_components() {
        let mut compound = dossier();
        compound.recommendation.tracking = Tracking::Components;
        compound.recommendation.standing.status = Status::PartlyImplemented;
        compound.children = vec![recommendation("A-1a", Some("A-1")), recommendation("A-1b", Some("A-1"))];
        compound.children[1].standing = standing(Status::Implemented, None);
        compound.children[1].standing.assurance = Assurance::Confirmed;
        let expected = "partly implemented; 1 of 2 components implemented (1 confirmed), 1 no information received";
        case(&compound, "Status", expected);
    }

    #[test]
    fn a_meeting_is_named_with_its_days_and_place() {
        let expected = "MRU-2006: Workshop on Irregular Migration; Balaclava, Mauritius; 11–13 October 2006";
        case(&dossier(), "Meeting", expected);
    }

    #[test]
    fn every_language_names_every_fact() {
        for lang in [Lang::Fr, Lang::Pt] {
            let of = |lang| facts(&of_mou(), &super::Frame { words: words(lang), ..frame() });
            assert_eq!(of(lang).len(), of(Lang::En).len());
        }
    }
}
