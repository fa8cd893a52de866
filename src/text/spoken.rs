//! Between the words of the closed lists and what people call them: in their language, and back.

use super::{Labels, Words, words};
use crate::model::vocabulary::{
    Assurance, Audience, Basis, Cause, Channel, Grouping, Health, Kind, Lang, MeetingKind, NextStep, OwnerKind, Priority,
    RelationKind, Reply, Response, ReturnState, Role, Status, Tracking, Vocabulary, WishState,
};

impl Labels {
    /// What people call `word` of the list that is called `list`; nothing where people have no words of their own for it.
    pub fn of(&self, list: &str, word: &str) -> Option<&'static str> {
        fn called<V: Vocabulary>(word: &str, label: fn(V) -> &'static str) -> Option<&'static str> {
            V::from_word(word).map(label)
        }
        match list {
            Status::NAME => called(word, self.status),
            Assurance::NAME => called(word, self.assurance),
            Response::NAME => called(word, self.response),
            Kind::NAME => called(word, self.kind),
            Tracking::NAME => called(word, self.tracking),
            Priority::NAME => called(word, self.priority),
            Role::NAME => called(word, self.role),
            OwnerKind::NAME => called(word, self.owner_kind),
            MeetingKind::NAME => called(word, self.meeting_kind),
            Audience::NAME => called(word, self.audience),
            Channel::NAME => called(word, self.channel),
            Cause::NAME => called(word, self.cause),
            RelationKind::NAME => called(word, self.relation),
            Basis::NAME => called(word, self.basis),
            Health::NAME => called(word, self.health),
            Grouping::NAME => called(word, self.grouping),
            _ => None,
        }
    }
}

impl Words {
    /// What people call a word of a closed list; the word itself where they have none of their own for it.
    pub fn called<V: Vocabulary>(&self, word: V) -> &'static str {
        fn of_round<V: Vocabulary>(word: &str, label: fn(V) -> &'static str) -> Option<&'static str> {
            V::from_word(word).map(label)
        }
        let (text, round) = (word.as_str(), &self.round);
        let called = match V::NAME {
            Reply::NAME => of_round(text, round.reply),
            NextStep::NAME => of_round(text, round.next),
            ReturnState::NAME => of_round(text, round.return_state),
            WishState::NAME => of_round(text, round.wish_state),
            name => self.labels.of(name, text),
        };
        called.unwrap_or(text)
    }
}

/// The word that people of one of the three languages call `text`; case, accents, ligatures, hyphens and spaces do not matter.
pub fn understood<V: Vocabulary>(text: &str) -> Option<V> {
    let folded = |text: &str| crate::model::matching::folded(text).replace(['-', '\u{a0}', '_'], " ");
    let wanted = folded(text.trim());
    V::ALL.iter().copied().find(|word| {
        let is_called_so =
            |lang: &Lang| words(*lang).labels.of(V::NAME, word.as_str()).is_some_and(|label| folded(label) == wanted);
        folded(word.as_str()) == wanted || Lang::ALL.iter().any(is_called_so)
    })
}

/// A value as it would be typed in a command.
pub fn as_argument(value: &str) -> String {
    if value.is_empty() || value.contains(char::is_whitespace) { format!("{value:?}") } else { value.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::understood;
    use crate::model::vocabulary::{Channel, Grouping, Health, Lang, Status, Vocabulary};
    use crate::text::words;

    #[test]
    fn a_word_is_understood_in_each_language() {
        for text in ["en cours", "In progress", "em curso", "in-progress", "EN COURS"] {
            assert_eq!(understood::<Status>(text), Some(Status::InProgress), "{text}");
        }
        assert_eq!(understood::<Health>("em atraso"), Some(Health::Overdue));
        assert_eq!(understood::<Grouping>("responsável"), Some(Grouping::Owner));
        assert_eq!(understood::<Channel>("téléphone"), Some(Channel::Phone));
        assert_eq!(understood::<Status>("Partiellement mise en oeuvre"), Some(Status::PartlyImplemented));
        assert_eq!(understood::<Status>("gone"), None);
    }

    #[test]
    fn no_two_statuses_are_called_the_same_in_any_language() {
        for status in Status::ALL.iter().copied() {
            for lang in Lang::ALL {
                assert_eq!(understood::<Status>((words(*lang).labels.status)(status)), Some(status), "{lang} {status}");
            }
        }
    }
}
