//! One register under test, and lists from it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use midsa::model::agenda::Leaf;
use midsa::model::health::Patience;
use midsa::model::movement::NetChange;
use midsa::model::period::Period;
use midsa::model::progress::{Counts, LeftOut};
use midsa::model::record::{Meeting, Owner, Recommendation, Share};
use midsa::model::vocabulary::{Grouping, Kind, Role, Tracking, Vocabulary};
use midsa::store::{Filter, Register, Scope};

/// A leaf: the reference, and for a share the code of its owner.
pub(super) type Name = (String, Option<String>);

/// One register under test; `told` says which one if an answer is wrong.
pub(super) struct Asked<'r> {
    pub(super) register: &'r Register,
    pub(super) owners: Vec<Owner>,
    pub(super) today: NaiveDate,
    pub(super) patience: Patience,
    pub(super) told: String,
}

impl<'r> Asked<'r> {
    pub(super) fn of(register: &'r Register, today: NaiveDate, told: String) -> Self {
        let mut owners = Vec::new();
        let read = register.owners(today, &mut |owner| {
            owners.push(owner);
            Ok(())
        });
        read.expect("the owners");
        Self { register, owners, today, patience: register.settings().expect("settings").patience, told }
    }

    pub(super) fn list(&self, filter: &Filter) -> Vec<Recommendation> {
        let filter = Filter { kinds: kinds(filter), ..filter.clone() };
        let mut records = Vec::new();
        let read = self.register.recommendations(&filter, self.today, &mut |record| {
            records.push(record);
            Ok(())
        });
        read.expect("the list");
        records
    }

    /// The counted part of a list: compounds count by their components, restatements not at all.
    pub(super) fn leaves(&self, filter: &Filter) -> Vec<Recommendation> {
        let mut leaves = self.list(filter);
        leaves.retain(|record| matches!(record.tracking, Tracking::Single | Tracking::Each));
        leaves
    }

    /// The shares that pass a filter, from each owner's view.
    pub(super) fn shares_by_view(&self, filter: &Filter) -> BTreeSet<Name> {
        let mut shares = BTreeSet::new();
        for owner in &self.owners {
            for record in self.list(&Filter { owners: vec![owner.id], ..filter.clone() }) {
                if record.is_share() {
                    shares.insert((record.reference.to_string(), Some(owner.code.clone())));
                }
            }
        }
        shares
    }

    pub(super) fn counts<'c>(&self, records: impl IntoIterator<Item = &'c Recommendation>) -> Counts {
        let mut counts = Counts::default();
        for record in records {
            counts.count(&record.standing, self.today, self.patience);
        }
        counts
    }

    pub(super) fn total(&self, filter: &Filter) -> Counts {
        self.register.progress(filter, Grouping::Kind, Scope::All, self.today).expect("counted").total
    }

    pub(super) fn is_in_force(&self, share: &Share) -> bool {
        Period { since: share.since_on, until: share.until_on }.covers(self.today)
    }

    /// References tracked for each owner with a share in force.
    pub(super) fn with_shares(&self) -> BTreeSet<String> {
        let mut with_shares = BTreeSet::new();
        let read = self.register.shares(&Filter::default(), self.today, &mut |share| {
            if self.is_in_force(&share) {
                with_shares.insert(share.reference.to_string());
            }
            Ok(())
        });
        read.expect("the shares");
        with_shares
    }
}

pub(super) fn all_meetings(register: &Register, today: NaiveDate) -> Vec<Meeting> {
    let mut meetings = Vec::new();
    let read = register.meetings(today, &mut |meeting| {
        meetings.push(meeting);
        Ok(())
    });
    read.expect("the meetings");
    meetings
}

/// The kinds of the filter, or those of a list without named kinds.
pub(super) fn kinds(filter: &Filter) -> Vec<Kind> {
    if !filter.kinds.is_empty() {
        return filter.kinds.clone();
    }
    Kind::ALL.iter().copied().filter(|kind| !kind.is_background()).collect()
}

pub(super) fn sorted(left_out: &LeftOut) -> (u32, u32, u32, Vec<(String, Kind, u32)>) {
    let mut of_others = left_out.of_others.clone();
    of_others.sort();
    (left_out.n_requests, left_out.n_actions, left_out.n_without_meeting, of_others)
}

/// Whether the owner answers for it: by a share, as a lead, or as an addressee if nobody leads.
pub(super) fn answers(record: &Recommendation, owner: &Owner) -> bool {
    let has = |role| record.owners.iter().any(|one| one.role == role && one.owner == owner.id);
    let is_led = record.owners.iter().any(|one| one.role == Role::Lead);
    match record.tracking {
        Tracking::Each => record.share_of == Some(owner.id),
        Tracking::Single | Tracking::Components | Tracking::Restated => has(Role::Lead) || (!is_led && has(Role::Addressee)),
    }
}

pub(super) fn is_listed(matrix: &[(Recommendation, Vec<Share>)], record: &Recommendation) -> bool {
    matrix.iter().any(|(listed, _)| listed.reference == record.reference)
}

pub(super) fn names<'r>(records: impl Iterator<Item = &'r Recommendation>) -> BTreeSet<String> {
    records.map(|record| record.reference.to_string()).collect()
}

pub(super) fn name(change: &NetChange) -> Name {
    (change.reference.to_string(), change.owner.clone())
}

pub(super) fn agenda_names(agenda: &[Leaf]) -> BTreeSet<Name> {
    let name = |leaf: &Leaf| (leaf.reference.to_string(), leaf.share.and_then(|_| leaf.owners.first().cloned()));
    agenda.iter().map(name).collect()
}
