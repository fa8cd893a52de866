//! Each filter gives the same set in every read.

use std::collections::BTreeSet;

use midsa::model::id::{OwnerId, RoundId};
use midsa::model::movement::Changes;
use midsa::model::round::Asked as Question;
use midsa::model::vocabulary::{Grouping, Tracking};
use midsa::store::{Filter, Horizon, Scope, Since};

use super::asked::{Asked, Name, agenda_names, answers, kinds, name, names};

impl Asked<'_> {
    /// Progress and matrix judge recommendations as the list does.
    pub(super) fn wholes(&self, filter: &Filter) {
        let leaves = self.leaves(filter);
        assert_eq!(self.counts(&leaves), self.total(filter), "{}", self.told);
        let listed: BTreeSet<String> = names(leaves.iter().filter(|record| record.tracking == Tracking::Each));
        let listed: BTreeSet<String> = listed.intersection(&self.with_shares()).cloned().collect();
        let filter = Filter { kinds: kinds(filter), ..filter.clone() };
        let matrix = self.register.matrix(&filter, self.today).expect("read");
        assert_eq!(names(matrix.iter().map(|(record, _)| record)), listed, "{}", self.told);
    }

    /// The agenda and the table of shares judge each share by itself, as one owner's view does; `listed` are the shares in those
    /// views.
    pub(super) fn shares(&self, filter: &Filter, listed: &BTreeSet<Name>) {
        let mut table = BTreeSet::new();
        let filter_of_table = Filter { kinds: kinds(filter), ..filter.clone() };
        let read = self.register.shares(&filter_of_table, self.today, &mut |share| {
            if self.is_in_force(&share) {
                table.insert((share.reference.to_string(), Some(share.code)));
            }
            Ok(())
        });
        read.expect("the shares");
        assert_eq!(table, *listed, "{}", self.told);
        let open = Filter { is_open: true, ..filter.clone() };
        let mut expected = self.shares_by_view(&open);
        let singles = self.leaves(&open).into_iter().filter(|record| record.tracking == Tracking::Single);
        expected.extend(singles.map(|record| (record.reference.to_string(), None)));
        let agenda = self.register.agenda(&filter_of_table, Horizon::Open, self.today).expect("read");
        assert_eq!(agenda_names(&agenda), expected, "{}", self.told);
    }

    /// With one owner, every read judges that owner's share.
    pub(super) fn of_owners(&self, filter: &Filter) {
        let by_owner = self.register.progress(filter, Grouping::Owner, Scope::All, self.today).expect("counted");
        for owner in &self.owners {
            let view = Filter { owners: vec![owner.id], ..filter.clone() };
            let leaves = self.leaves(&view);
            assert_eq!(self.counts(&leaves), self.total(&view), "{} {}", owner.code, self.told);
            let answered = leaves.iter().filter(|record| answers(record, owner));
            let row = by_owner.groups.iter().find(|group| group.key == owner.code).map(|group| group.counts);
            assert_eq!(self.counts(answered), row.unwrap_or_default(), "{} {}", owner.code, self.told);
            let open = Filter { is_open: true, kinds: kinds(filter), ..view.clone() };
            let agenda = self.register.agenda(&open, Horizon::Open, self.today).expect("read");
            let own: BTreeSet<Name> = self
                .leaves(&open)
                .into_iter()
                .filter(|record| record.tracking == Tracking::Single || record.is_share())
                .map(|record| (record.reference.to_string(), record.share_of.map(|_| owner.code.clone())))
                .collect();
            let is_own = |(_, code): &Name| code.as_ref().is_none_or(|code| *code == owner.code);
            let told: BTreeSet<Name> = agenda_names(&agenda).into_iter().filter(is_own).collect();
            assert_eq!(told, own, "{} {}", owner.code, self.told);
            let matrix = self.register.matrix(&open, self.today).expect("read");
            for (record, shares) in matrix.iter().filter(|(record, _)| record.is_share()) {
                let codes: Vec<&str> = shares.iter().map(|share| share.code.as_str()).collect();
                assert_eq!(codes, [owner.code.as_str()], "{} {}", record.reference, self.told);
            }
        }
    }

    /// With two owners, a list has each recommendation that either owns; the agenda has their own shares, if they have any.
    pub(super) fn of_two(&self, owners: [OwnerId; 2]) {
        let both = Filter { owners: owners.to_vec(), ..Filter::default() };
        let view = |owner| Filter { owners: vec![owner], ..Filter::default() };
        let listed: BTreeSet<String> = owners.iter().flat_map(|owner| names(self.list(&view(*owner)).iter())).collect();
        assert_eq!(names(self.list(&both).iter()), listed, "{owners:?} {}", self.told);
        let agenda = |filter: &Filter| {
            let filter = Filter { kinds: kinds(filter), ..filter.clone() };
            agenda_names(&self.register.agenda(&filter, Horizon::Open, self.today).expect("read"))
        };
        let of_each: BTreeSet<Name> = owners.iter().flat_map(|owner| agenda(&view(*owner))).collect();
        let codes: Vec<&str> =
            self.owners.iter().filter(|owner| owners.contains(&owner.id)).map(|owner| owner.code.as_str()).collect();
        let is_own = |(_, code): &&Name| code.as_deref().is_none_or(|code| codes.contains(&code));
        let of_both = agenda(&both);
        assert!(of_both.is_subset(&of_each), "{owners:?} {}", self.told);
        let own: BTreeSet<&Name> = of_each.iter().filter(is_own).collect();
        assert_eq!(of_both.iter().filter(is_own).collect::<BTreeSet<&Name>>(), own, "{owners:?} {}", self.told);
    }

    /// `--round` gives what was asked; a share only if its own owner was asked.
    pub(super) fn round(&self, round: RoundId) {
        let filter = Filter { rounds: vec![round], ..Filter::default() };
        let asked = self.register.asked(round, None).expect("read");
        let n_asked: u32 = self.register.replies(round, self.today).expect("read").iter().map(|reply| reply.n_asked).sum();
        assert_eq!(n_asked as usize, asked.len(), "{}", self.told);
        let in_views = self.shares_by_view(&filter);
        let now = self.shares_by_view(&Filter::default());
        // A recommendation asked as a whole may be tracked for each owner by now.
        let asked_shares: BTreeSet<Name> = asked
            .iter()
            .flat_map(|one| references(one).map(|reference| (reference, Some(one.code.clone()))))
            .filter(|name| now.contains(name))
            .collect();
        assert_eq!(in_views, asked_shares, "{}", self.told);
        let listed = names(self.list(&filter).iter());
        let all = names(self.list(&Filter::default()).iter());
        let asked: BTreeSet<String> = asked.iter().flat_map(references).filter(|name| all.contains(name)).collect();
        assert_eq!(listed, asked, "{}", self.told);
    }

    /// Changes under a filter; `shares` are the shares that pass it.
    pub(super) fn changes(&self, filter: &Filter, shares: &BTreeSet<Name>, since: Since) {
        let all: Changes =
            self.register.changes(&Filter { kinds: kinds(filter), ..Filter::default() }, since, self.today).expect("read");
        let some = self.register.changes(filter, since, self.today).expect("read");
        let mut passing = shares.clone();
        let singles = self.leaves(filter).into_iter().filter(|record| record.tracking == Tracking::Single);
        passing.extend(singles.map(|record| (record.reference.to_string(), None)));
        let expected: BTreeSet<Name> = all.rows.iter().map(name).filter(|name| passing.contains(name)).collect();
        assert_eq!(some.rows.iter().map(name).collect::<BTreeSet<Name>>(), expected, "{since:?} {}", self.told);
    }
}

/// What the question is about: one recommendation, and the others that have the same status.
fn references(asked: &Question) -> impl Iterator<Item = String> + '_ {
    std::iter::once(asked.reference.to_string()).chain(asked.others.iter().map(|(_, reference)| reference.to_string()))
}
