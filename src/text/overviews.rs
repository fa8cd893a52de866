//! The words of the agenda, the desk, the matrix, the changes and the movement of progress; and of owners and focal points, where
//! they are no headings of section 7.

use super::Words;
use crate::model::agenda::Urgency;
use crate::model::movement::Move;
use crate::model::progress::Counts;
use crate::model::progress::Tally;
use crate::model::states;
use crate::model::vocabulary::{Kind, Lang, Status};

/// What stands in overviews, in one language.
#[derive(Debug)]
pub struct Overviews {
    /// The heading of the agenda of a day.
    pub agenda: fn(&str) -> String,
    pub urgency: fn(Urgency) -> &'static str,
    /// Nothing is open.
    pub nothing_open: &'static str,
    /// Nothing is overdue or falls due within the time asked for.
    pub nothing_due: &'static str,
    pub days_late: &'static str,
    pub days_left: &'static str,

    /// The heading of the desk of a day.
    pub desk: fn(&str) -> String,
    /// The heading of a pile: its name, how many recommendations, how many with every owner's share by itself, and what of them
    /// `progress` leaves out, each counted.
    pub pile: fn(&str, u32, u32, &[String]) -> String,
    /// Of a number of shares: that each is counted.
    pub apart: &'static str,
    /// For how many days there was no follow-up, of what is neither overdue nor due soon.
    pub silent: fn(u32) -> String,
    pub disputed: &'static str,
    /// Of piles: there are none.
    pub none: &'static str,
    /// How many there are besides, and the command that shows them.
    pub more: fn(u32, &str) -> String,
    /// Of a pile that holds owners' shares only, whose recommendations are on one above; and the command that shows them.
    pub shares_alone: fn(&str) -> String,
    /// Since when nothing was heard.
    pub quiet_since: fn(&str) -> String,
    pub last_changes: &'static str,
    pub what_next: &'static str,
    /// There is no register at this path.
    pub no_register: fn(&str) -> String,
    pub is_empty: &'static str,
    pub hints: Hints,

    /// What stands for a status in the matrix; unlike for each.
    pub letter: fn(Status) -> char,
    pub matrix: fn(&str) -> String,
    pub nothing_tracked_each: &'static str,

    /// The heading of the changes since one day until another.
    pub changes: fn(&str, &str) -> String,
    pub happened_since: &'static str,
    /// Happened before, and was recorded since.
    pub learned_since: &'static str,
    /// Counted now and not then.
    pub added_since: &'static str,
    pub nothing_moved: &'static str,
    pub change: &'static str,
    /// When it was recorded.
    pub learned: fn(&str) -> String,
    pub became_overdue: &'static str,
    /// One of the movements, counted: `3 newly implemented`.
    pub moved: fn(u32, Move) -> String,
    /// The heading of a column that counts the movement.
    pub n_moved: fn(Move) -> &'static str,
    /// The movement counted by shares, behind that of recommendations, with what the latter leaves out, each counted.
    pub moved_apart: fn(&str, &[String]) -> String,

    /// How many of how many shares have a status, of which the words are given: `implemented in 5 of 16`.
    pub in_of: fn(Status, &str, u32, u32) -> String,
    /// So many shares of which nothing was heard.
    pub n_silent: fn(u32) -> String,
    /// So many are confirmed, or doubted.
    pub n_confirmed: fn(u32) -> String,
    pub n_queried: fn(u32) -> String,
    /// So many are not part of a base, with the words for why: `2 set aside (continuing, superseded)`.
    pub set_aside: fn(u32, &str) -> String,
}

impl Words {
    /// What matters of the statuses of shares that make up a whole with `status`: `implemented in 5 of 16, 3 silent`,
    /// `continuing (16)`.
    pub fn status_of_shares(&self, status: Status, tally: &Tally) -> String {
        let (overviews, counts, of) = (&self.overviews, &tally.counts, tally.n_shares());
        let (leading, n) = tally.leading(status);
        let label = (self.labels.status)(leading);
        let mut said = if n == of { format!("{label} ({of})") } else { (overviews.in_of)(leading, label, n, of) };
        let judged = [(counts.n_confirmed, overviews.n_confirmed), (counts.n_queried, overviews.n_queried)];
        let judged: Vec<String> = judged.into_iter().filter(|(n, _)| *n > 0).map(|(n, say)| say(n)).collect();
        if !judged.is_empty() {
            said = format!("{said} ({})", judged.join(", "));
        }
        let others = [Status::Continuing, Status::NotReported].into_iter().filter(|other| *other != leading);
        let others = others.filter(|other| counts.n(*other) > 0).map(|other| match other {
            Status::NotReported => (overviews.n_silent)(counts.n(other)),
            _ => format!("{} {}", counts.n(other), (self.labels.status)(other)),
        });
        std::iter::once(said).chain(others).collect::<Vec<_>>().join(", ")
    }

    /// How many of those that can be implemented are, and how many can't be: `1 of 9; 1 set aside (continuing)`.
    pub fn how_far(&self, counts: &Counts, n_of: fn(u32, u32) -> String) -> String {
        let n_aside = counts.n_total() - counts.n_base();
        let said = n_of(counts.n(Status::Implemented), counts.n_base());
        if n_aside == 0 {
            return said;
        }
        let aside = [Status::Continuing, Status::Superseded, Status::NotApplicable].into_iter();
        let why: Vec<&str> = aside.filter(|status| counts.n(*status) > 0).map(self.labels.status).collect();
        format!("{said}{}{}", self.sentences.semicolon, (self.overviews.set_aside)(n_aside, &why.join(", ")))
    }

    /// How many are listed, and of how many where some are not: `15`, `3 of 15`.
    pub fn first_of(&self, n: usize, of: usize) -> String {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        if n == of { n.to_string() } else { (self.sentences.n_of)(count(n), count(of)) }
    }
}

/// What stands below a progress table.
#[derive(Debug)]
pub struct Remarks {
    /// Of what is left out, each counted: `9 requests`.
    pub not_counted: fn(&[String]) -> String,
    /// The same where nothing counts it.
    pub left_out: fn(&[String]) -> String,
    /// Of what a list leaves out, each counted: `3 proposals`.
    pub not_listed: fn(&[String]) -> String,
    /// Of recommendations exported for one owner without the column that tells shares from wholes.
    pub may_be_shares: &'static str,
    /// How many internal notes a file holds.
    pub internal_notes: fn(u32) -> String,
    /// The same of a log or a whole register, from which nothing is left out.
    pub internal_notes_kept: fn(u32) -> String,
    pub n_of_kind: fn(u32, Kind) -> String,
    /// A count, and the body that adopted them.
    pub of_body: fn(&str, &str) -> String,
    pub without_meeting: fn(u32) -> String,
    pub groups_overlap: &'static str,
    /// What stands in the row of an owner, and what `--owner` counts.
    pub by_owner: &'static str,
    pub restatements: fn(u32) -> String,
    /// Open, but none of the states that have a letter of their own in the bar.
    pub other_open: &'static str,
    pub closed: &'static str,
}

/// What commands are for, in a few words.
#[derive(Debug)]
pub struct Hints {
    pub init: &'static str,
    pub init_empty: &'static str,
    pub add_meeting: &'static str,
    pub add: &'static str,
    pub import: &'static str,
    pub help: &'static str,
    pub due: &'static str,
    pub show: &'static str,
    pub update: &'static str,
    pub progress: &'static str,
    pub changes: &'static str,
}

/// In one language; days as people say them.
#[derive(Debug)]
pub struct OwnerTexts {
    /// The groups that an owner belongs to.
    pub groups: &'static str,
    pub focal_points: &'static str,
    /// What is late, and why.
    pub late: &'static str,
    /// What is open and not late.
    pub open_items: &'static str,
    /// The follow-ups of what an owner answers for.
    pub reported: &'static str,
    pub done: &'static str,
    /// What an owner does not answer for itself.
    pub concerned: &'static str,
    /// The group through which it owns something.
    pub through: fn(&str) -> String,
    pub nothing_reported: &'static str,
    pub role: &'static str,
    /// Behind the role of one tracked each.
    pub share: &'static str,
    /// In place of the name of a person who was forgotten.
    pub forgotten: &'static str,
    /// Nobody ever was.
    pub no_focal_point: &'static str,
    pub no_focal_point_since: fn(&str) -> String,
    /// From the first day to the first day no longer.
    pub no_focal_point_between: fn(&str, &str) -> String,
    /// How many owners, groups left out, never had a focal point.
    pub never_had: fn(u32) -> String,
    /// How many persons a file names.
    pub persons: fn(u32) -> String,
    pub lang: fn(Lang) -> &'static str,
}

impl Words {
    /// The name of the country with this ISO 3166 code in the reader's language; the code where it is no state's.
    pub fn country(&self, code: &str) -> String {
        let Some(state) = states::by_code(code) else { return code.to_owned() };
        match self.lang {
            Lang::En => state.name,
            Lang::Fr => state.name_fr,
            Lang::Pt => state.name_pt,
        }
        .to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::{Counts, Tally};
    use crate::model::vocabulary::{Assurance, Lang, Status, Vocabulary};

    #[track_caller]
    fn shares(lang: Lang, whole: Status, of: &[(Status, u32)], expected: &str) {
        let mut tally = Tally::default();
        for &(status, n) in of {
            (0..n).for_each(|_| tally.counts.add(status, Assurance::None, false, false));
        }
        assert_eq!(words(lang).status_of_shares(whole, &tally), expected);
    }

    #[test]
    fn a_status_of_shares_says_what_matters_of_it() {
        let (silent, done, part) = (Status::NotReported, Status::Implemented, Status::PartlyImplemented);
        shares(Lang::En, part, &[(done, 5), (Status::InProgress, 11)], "implemented in 5 of 16");
        shares(Lang::En, Status::Continuing, &[(Status::Continuing, 16)], "continuing (16)");
        shares(Lang::En, part, &[(part, 1), (silent, 2)], "partly implemented in 1 of 3, 2 silent");
        shares(Lang::En, silent, &[(silent, 16)], "no information received (16)");
        shares(Lang::En, silent, &[(silent, 12), (Status::NotStarted, 4)], "no information received from 12 of 16");
        shares(Lang::En, done, &[(done, 5), (Status::Continuing, 11)], "implemented in 5 of 16, 11 continuing");
        shares(Lang::Fr, part, &[(done, 5), (silent, 11)], "mise en œuvre par 5 sur 16, 11 sans information");
        shares(Lang::Pt, part, &[(done, 5), (silent, 11)], "implementada em 5 de 16, 11 sem informação");
    }

    #[test]
    fn a_standing_principle_is_no_failure() {
        let mut counts = Counts::default();
        for status in [Status::Implemented, Status::NotReported, Status::Continuing] {
            counts.add(status, Assurance::None, false, false);
        }
        let words = words(Lang::En);
        assert_eq!(words.how_far(&counts, words.sentences.n_of_implemented), "1 of 2 implemented; 1 set aside (continuing)");
    }

    #[test]
    fn every_status_has_a_letter_of_its_own() {
        for lang in Lang::ALL {
            let mut letters: Vec<char> = Status::ALL.iter().map(|&status| (words(*lang).overviews.letter)(status)).collect();
            letters.sort_unstable();
            letters.dedup();
            assert_eq!(letters.len(), Status::ALL.len(), "{lang}");
            assert_eq!((words(*lang).overviews.letter)(Status::NotReported), '·');
        }
    }
}
