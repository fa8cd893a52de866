//! The words of the notes that a command adds to its answer: what a read leaves out, what a write says beside its lines.

use super::Words;
use crate::model::expansion::Expansion;
use crate::model::vocabulary::{Assurance, MeetingKind, Tracking, Vocabulary};

/// What stands in notes, in one language.
#[derive(Debug)]
pub struct Notes {
    /// What stands before each.
    pub note: &'static str,
    /// Of a read with filters: nothing is listed.
    pub nothing_matches: &'static str,
    /// Where `--health undated` was asked for and more lacks a deadline.
    pub stale_without_deadline: &'static str,
    /// A file was written.
    pub wrote: fn(&str) -> String,
    pub dry_run: &'static str,
    /// An empty register was made at this path.
    pub created_empty: fn(&str) -> String,
    /// A register with so many things of the MIDSA record was made at this path.
    pub created: fn(&str, u64) -> String,
    pub what_can_be_entered: &'static str,
    pub what_was_adopted: &'static str,
    /// The officer said no.
    pub nothing_was_changed: &'static str,
    /// Everything stands as it was asked for.
    pub stands_so: &'static str,
    /// The same, of what is named.
    pub is_as_asked: fn(&str) -> String,

    /// On which older recommendation it was recorded.
    pub recorded_on: fn(&str) -> String,
    /// The meeting that a deadline follows.
    pub follows: fn(&str) -> String,
    /// The whole, and one of its components: an entry on the whole changes nothing that is shown.
    pub before_components: fn(&str, &str) -> String,
    /// What it is about, the day for which it was recorded, and the day of the later entry that stands.
    pub overridden: fn(&str, &str, &str) -> String,

    /// The reference of what was removed.
    pub never_used_again: fn(&str) -> String,
    /// The languages in which an older text stands, joined.
    pub outdated: fn(&str) -> String,
    /// Components begin with the status of the whole, which is named.
    pub inherited: fn(&str) -> String,
    /// The assurance judged the whole and no component.
    pub judged_whole: fn(Assurance) -> String,
    /// The component whose text does not stand in that of the whole.
    pub not_word_for_word: fn(&str, &str) -> String,

    /// The newer one has the status of the older one from now on.
    pub restates: fn(&str, &str) -> String,
    /// How many shares of what is named do not count any more.
    pub set_aside: fn(u32, &str) -> String,
    /// What is replaced, its status as people call it, and the commands that close it.
    pub still_open: fn(&str, &str, &[String]) -> String,
    /// What stands for itself again, and from where it has its status now.
    pub unlinked: fn(&str, Tracking) -> String,
    /// A group on a day: how many members it has, and which.
    pub each_of_group: fn(&str, &str, u32, &str) -> String,
    /// Who of a group has no share.
    pub not_in: fn(&str) -> String,
    pub nobody: &'static str,
    /// Those who have to act, and whether each lead has a share of its own.
    pub owners: fn(&str, Tracking) -> String,
    /// Owners that do not belong to the group.
    pub owners_beside: fn(&str) -> String,
    /// Of a deadline: that of the whole.
    pub inherited_due: &'static str,
    /// The day from which a component counts.
    pub counts_from: fn(&str) -> String,
    /// The whole, how many components, and the day from which they count, if there is one.
    pub split_into: fn(&str, u32, Option<&str>) -> String,
    /// A new group has no members yet.
    pub has_no_members: fn(&str) -> String,
    /// A meeting that was held moved, and so many deadlines stay where they are.
    pub was_held: fn(&str, u32) -> String,
    /// A meeting was cancelled, and so many deadlines stay bound to it as the next of its kind, which is the word to type.
    pub stays_bound: fn(&str, u32, &str) -> String,
    /// Items, each with its day, that count from before their meeting.
    pub counts_earlier: fn(&str) -> String,
}

impl Words {
    /// The deadlines that did not move with a meeting: so many because it was held, so many because they are bound to it.
    pub fn kept_deadlines(&self, meeting: &str, kind: MeetingKind, n_fixed: u32, n_bound: u32) -> impl Iterator<Item = String> {
        let fixed = (n_fixed > 0).then(|| (self.notes.was_held)(meeting, n_fixed));
        let bound = (n_bound > 0).then(|| (self.notes.stays_bound)(meeting, n_bound, kind.as_str()));
        fixed.into_iter().chain(bound)
    }

    /// Who is in a group and who is not, a line each: `each of SADC-MS on 28 Oct 2025 (16): AGO, BWA, ...`, `not in: nobody`.
    pub fn who_is_in(&self, expansion: &Expansion) -> [String; 2] {
        let notes = &self.notes;
        let codes: Vec<&str> = expansion.members.iter().map(|(_, code)| code.as_str()).collect();
        let outside = expansion.outside.iter().map(|one| {
            let since = one.since_on.map(|day| (self.sentences.since)(&self.day(day)));
            let until = one.until_on.map(|day| (self.sentences.no_longer_on)(&self.day(day)));
            format!("{} ({})", one.code, since.into_iter().chain(until).collect::<Vec<_>>().join(", "))
        });
        let outside = outside.collect::<Vec<_>>().join(", ");
        let n = u32::try_from(codes.len()).unwrap_or(u32::MAX);
        [
            (notes.each_of_group)(&expansion.group, &self.day(expansion.on), n, &codes.join(", ")),
            (notes.not_in)(if outside.is_empty() { notes.nobody } else { &outside }),
        ]
    }
}
