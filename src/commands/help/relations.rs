//! Relations: what one recommendation is to another.

use super::topic::{Topic, page, rules, table};
use crate::model::vocabulary::{Lang, RelationKind, Vocabulary};
use crate::report::document::Document;
use crate::text::words;

pub(super) const TOPIC: Topic = Topic { name: "relations", line: "what one recommendation can be to another", page: told };

fn told() -> Document<'static> {
    let labels = &words(Lang::En).labels;
    let row = |&kind: &RelationKind| {
        [kind.to_string(), means(kind).to_owned(), (labels.relation)(kind).to_owned(), (labels.relation_back)(kind).to_owned()]
    };
    page(
        "Relations: midsa rec link A KIND B",
        vec![
            table(["Kind", "A", "Shown at A", "Shown at B"], RelationKind::ALL.iter().map(row)),
            rules(&[
                "A restatement has the status, deadline and health of the oldest one it restates; a follow-up on it is recorded there.",
                "--passage quotes what a relation rests on; --basis says whether a source states it (stated) or we read it so (editorial).",
                "`midsa rec show` tells the line of descent that follows from them.",
            ]),
        ],
        &["midsa rec link WDH-2010-01 takes-up MRU-2006-02a", "midsa rec unlink WDH-2010-01 takes-up MRU-2006-02a"],
    )
}

fn means(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Reiterates => "says the same again; it is never counted as a second one",
        RelationKind::TakesUp => "goes on from B with changed substance; both count",
        RelationKind::Supersedes => "stands in the place of B",
        RelationKind::RespondsTo => "answers B",
        RelationKind::AssignsOwnerTo => "says who pursues B",
        RelationKind::ConstrainedBy => "can go only as far as B allows",
        RelationKind::FollowUpOf => "comes after B, as its next step",
        RelationKind::Supports => "helps B along",
        RelationKind::Overlaps => "has something in common with B",
    }
}
