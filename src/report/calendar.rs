//! The agenda as a calendar: an event of a whole day for each open leaf with a deadline.

use chrono::{DateTime, NaiveDate, Utc};

use crate::model::agenda::{Leaf, Revision};
use crate::report::frame::Frame;
use crate::report::lists::recommendation_list::titled;

/// A calendar on its way to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    pub name: String,
    pub events: Vec<Event>,
}

/// A deadline. A calendar that imports it again recognises the event by its `uid`, and the newer one by its `sequence`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The reference, for a share the owner's code, and `@midsa`.
    pub uid: String,
    pub day: NaiveDate,
    pub summary: String,
    pub description: String,
    /// Grows with each change of the leaf.
    pub sequence: u32,
    /// When the leaf last changed.
    pub changed_at: DateTime<Utc>,
}

/// The events, in the order of the leaves; a leaf without a day has none.
pub fn calendar(leaves: &[(Leaf, Revision)], frame: &Frame) -> Calendar {
    let events = leaves.iter().filter_map(|(leaf, revision)| event(leaf, *revision, frame)).collect();
    Calendar { name: "MIDSA".to_owned(), events }
}

fn event(leaf: &Leaf, revision: Revision, frame: &Frame) -> Option<Event> {
    let (h, colon) = (&frame.words.headings, frame.words.sentences.colon);
    let day = leaf.standing.watch.due_on?;
    let owners = leaf.owners.join(", ");
    let uid = match (leaf.share, leaf.owners.first()) {
        (Some(_), Some(owner)) => format!("{}-{owner}@midsa", leaf.reference),
        _ => format!("{}@midsa", leaf.reference),
    };
    let due = leaf.standing.deadline.as_ref().map(|deadline| format!("{}{colon}{}", h.due, frame.words.deadline(deadline)));
    let status = format!("{}{colon}{}", h.status, (frame.words.labels.status)(leaf.standing.status));
    let who = (!owners.is_empty()).then(|| format!("{}{colon}{owners}", h.owner));
    let dispute = leaf.standing.dispute.as_ref().map(|text| format!("† {text}"));
    let description: Vec<String> = due.into_iter().chain(who).chain([status]).chain(dispute).collect();
    let of = if owners.is_empty() { String::new() } else { format!(" ({owners})") };
    Some(Event {
        uid,
        day,
        summary: format!("{} {}{of}", leaf.reference, titled(&leaf.title, &leaf.translations, frame.words)),
        description: description.join("\n"),
        sequence: revision.number,
        changed_at: revision.at,
    })
}
