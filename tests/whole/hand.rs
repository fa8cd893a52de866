//! One step of a walk: any command that writes, with existing names and hostile texts.

use chrono::{Days, NaiveDate};
use midsa::error::Result;
use midsa::model::date::Span;
use midsa::model::deadline::Deadline;
use midsa::model::id::{MeetingId, OwnerId, RecommendationId};
use midsa::model::reference::Ref;
use midsa::model::vocabulary::Status;
use midsa::store::{Change, NewComponent, Register, Successor};

use crate::support::days::TODAY;
use crate::support::random::Random;

/// Texts that have broken programs before.
pub(crate) const TEXTS: [&str; 14] = [
    "data",
    "Évaluation «a, b»; c",
    "two\nlines\r\nand\ta tab",
    "=1+1",
    "\"quotes\" \\ and {\"json\": [1]}",
    "การย้ายถิ่น",
    "\u{202e}drow\u{2069}\u{feff}",
    "\u{1b}[31mred\u{7f}\u{9b}",
    "'; DROP TABLE owner; --",
    " spaced ",
    "a\u{0}",
    "null",
    "🇿🇲 e\u{301} \u{10ffff}",
    "the text of a paragraph that goes on for a while, as the texts of recommendations do",
];
pub(crate) const REFS: [&str; 8] = ["M-01", "M-02", "M-1", "M-03a", "no ID 10", "no ID 010", "002/24", "Ünïcode-7"];
pub(crate) const MEETINGS: [&str; 4] = ["M", "N-2020", "002", "X y"];
pub(crate) const CODES: [&str; 7] = ["ZMB", "ZWE", "iom", "072", "GROUP", "ÉTAT", "NA"];
pub(crate) const NAMES: [&str; 5] = ["Ana Phiri", "ANA PHIRI", "Zoë", "officer", "\u{202e}x"];

/// The existing names.
pub(crate) struct Names {
    pub(crate) owners: Vec<OwnerId>,
    pub(crate) meetings: Vec<MeetingId>,
    pub(crate) items: Vec<RecommendationId>,
}

impl Names {
    pub(crate) fn read(register: &Register) -> Self {
        // After a merge two codes find one owner; it is listed once.
        let mut owners: Vec<OwnerId> = CODES.iter().filter_map(|code| register.find_owner(code).ok()).collect();
        owners.sort_unstable();
        owners.dedup();
        Self {
            owners,
            meetings: MEETINGS.iter().filter_map(|name| register.find_meeting(name).ok()).collect(),
            items: REFS
                .iter()
                .map(ToString::to_string)
                .chain(REFS.iter().flat_map(|text| [format!("{text}a"), format!("{text}b")]))
                .filter_map(|text| register.find_recommendation(&text).ok())
                .collect(),
        }
    }
}

pub(crate) struct Hand<'a, 'c, 'r> {
    pub(crate) random: &'a mut Random,
    pub(crate) change: &'c mut Change<'r>,
    pub(crate) owners: Vec<OwnerId>,
    pub(crate) meetings: Vec<MeetingId>,
    pub(crate) items: Vec<RecommendationId>,
}

impl Hand<'_, '_, '_> {
    pub(crate) fn step(&mut self, step: u64) -> Result<()> {
        if self.meetings.is_empty() || step <= 13 {
            return self.meeting(step);
        }
        if self.owners.len() < 2 || step <= 22 {
            return self.owner(step);
        }
        if self.items.is_empty() || step <= 35 {
            return self.recommendation();
        }
        match step {
            36..=70 => self.follow_up(),
            71..=78 => self.edit(),
            79..=85 => self.relate(step),
            86..=87 => self.translate(),
            88..=95 => self.person(step),
            96 => self.settings(),
            97 => {
                let item = self.item();
                self.change.remove(item).map(|_| ())
            }
            98 => {
                let (old, new) = (self.an_owner(), self.an_owner());
                self.change.merge_owners(old, new).map(|_| ())
            }
            _ => {
                let part = |text: &str| NewComponent { title: text.to_owned(), text: text.to_owned() };
                let (item, on) = (self.item(), self.span());
                let into = [part(self.text()), part(self.text())];
                self.change.split(item, &into, on).map(|_| ())
            }
        }
    }

    pub(crate) fn text(&mut self) -> &'static str {
        self.random.pick::<&str>(&TEXTS)
    }

    pub(crate) fn text_owned(&mut self) -> String {
        self.text().to_owned()
    }

    pub(crate) fn maybe_text(&mut self) -> Option<String> {
        let text = self.text_owned();
        self.random.maybe(&[text])
    }

    pub(crate) fn successor(&mut self, status: Option<Status>) -> Successor {
        match status {
            Some(Status::Superseded) if self.random.once_in(3) => Successor::Unknown,
            Some(Status::Superseded) => Successor::Is(self.item()),
            _ => Successor::NotNamed,
        }
    }

    pub(crate) fn item(&mut self) -> RecommendationId {
        *self.random.pick(&self.items)
    }

    pub(crate) fn an_owner(&mut self) -> OwnerId {
        *self.random.pick(&self.owners)
    }

    pub(crate) fn day(&mut self) -> NaiveDate {
        TODAY - Days::new(self.random.below(3000))
    }

    pub(crate) fn span(&mut self) -> Option<Span> {
        let day = self.day() + Days::new(self.random.below(1000));
        self.random.maybe(&[Span::Day(day), Span::Month(2020, 2), Span::Year(2024), Span::Year(2027)])
    }

    pub(crate) fn due(&mut self) -> Option<Deadline> {
        let stated = [
            "none",
            "2020-02-29",
            "2027-Q1",
            "2025",
            "2026-H2",
            "next:ministerial",
            "next:workshop-30d",
            "meeting:M",
            "meeting:N-2020+7d",
        ];
        self.random.maybe(&stated).map(|text| Deadline::parse(text).expect("a deadline"))
    }
}

pub(crate) fn reference(text: &str) -> Ref {
    Ref::new(text).expect("a reference")
}
