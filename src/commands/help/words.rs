//! The closed lists of words that have no topic of their own, in three languages.

use super::topic::{Topic, heading, page, rules, table};
use crate::model::vocabulary::{Cause, Channel, Kind, Lang, MeetingKind, OwnerKind, Priority, Response, Role, Vocabulary};
use crate::report::document::{Block, Document};
use crate::text::words;

pub(super) const TOPIC: Topic =
    Topic { name: "words", line: "kinds, roles, responses, causes, channels, in three languages", page: told };

fn told() -> Document<'static> {
    let mut blocks =
        vec![rules(&["Each is understood in all three languages wherever it is typed; case and accents do not matter."])];
    blocks.extend(list::<Kind>("Kinds of recommendation (--kind; proposals and needs are background)"));
    blocks.extend(list::<Role>("Roles of an owner (--owner IOM:support; lead unless said otherwise)"));
    blocks.extend(list::<Response>("Responses: what was decided about it (--response)"));
    blocks.extend(list::<Cause>("Causes of delay (--cause)"));
    blocks.extend(list::<Channel>("Channels by which a report came (--via)"));
    blocks.extend(list::<Priority>("Priorities (--priority)"));
    blocks.extend(list::<OwnerKind>("Kinds of owner (owner add --kind)"));
    blocks.extend(list::<MeetingKind>("Kinds of meeting (meeting add --kind)"));
    page(
        "Words of the closed lists",
        blocks,
        &[
            "midsa rec list --cause financement",
            "midsa rec list --kind need",
            "midsa rec update MRU-2006-03 --via telefone --note \"The draft is with SADC\"",
        ],
    )
}

fn list<V: Vocabulary>(title: &str) -> [Block<'static>; 2] {
    let row = |word: &V| {
        let label = |lang| words(lang).labels.of(V::NAME, word.as_str()).unwrap_or_default().to_owned();
        [word.as_str().to_owned(), label(Lang::Fr), label(Lang::Pt)]
    };
    [heading(title), table(["Typed", "French", "Portuguese"], V::ALL.iter().map(row))]
}
