//! One read counts what another lists.

use std::collections::BTreeSet;

use midsa::model::movement::{Move, Movement};
use midsa::model::progress::Counts;
use midsa::model::record::Recommendation;
use midsa::model::vocabulary::{Audience, Grouping, Health, Tracking};
use midsa::store::{Filter, Horizon, Scope, Since};

use super::asked::{Asked, Name, all_meetings, answers, is_listed, kinds, name, sorted};

impl Asked<'_> {
    /// A meeting's page agrees with its row of progress.
    pub(super) fn meetings(&self) {
        let rows =
            self.register.progress(&Filter::default(), Grouping::Meeting, Scope::OwnDecisions, self.today).expect("counted");
        let body = self.register.settings().expect("settings").body;
        for meeting in all_meetings(self.register, self.today) {
            let one = self.register.meeting(meeting.id, self.today).expect("there");
            assert_eq!(one, meeting, "{}", self.told);
            let only = Filter { meetings: vec![meeting.id], ..Filter::default() };
            let asked = self.register.progress(&only, Grouping::Meeting, Scope::OwnDecisions, self.today).expect("counted");
            assert_eq!(meeting.counts, asked.total, "{} {}", meeting.reference, self.told);
            assert_eq!((&meeting.left_out, meeting.n_restatements), (&asked.left_out, asked.n_restatements), "{}", self.told);
            let row = rows.groups.iter().find(|group| group.key == meeting.reference).map(|group| group.counts);
            if meeting.body == body {
                assert_eq!(meeting.counts, row.unwrap_or_default(), "{} {}", meeting.reference, self.told);
            }
        }
    }

    /// A pile of the desk agrees with `rec list`, `due` and progress.
    pub(super) fn desk(&self) {
        let desk = self.register.desk(self.today, 3, 1).expect("read");
        let all = self.total(&Filter::default());
        assert_eq!((desk.overdue.n, desk.undated.n), (all.n_overdue, all.n_undated), "{}", self.told);
        let followed_up = Filter { kinds: kinds(&Filter::default()), ..Filter::default() };
        let agenda = self.register.agenda(&followed_up, Horizon::Open, self.today).expect("read");
        for (pile, health) in [(&desk.overdue, Health::Overdue), (&desk.due_soon, Health::DueSoon), (&desk.silent, Health::Stale)]
        {
            let of = Filter { healths: vec![health], ..Filter::default() };
            assert_eq!(pile.n as usize, self.leaves(&of).len(), "{health} {}", self.told);
            let told = agenda.iter().filter(|leaf| leaf.standing.health(self.today, self.patience) == health).count();
            assert_eq!(pile.n_by_share as usize, told, "{health} {}", self.told);
            let own = self.register.progress(&of, Grouping::Kind, Scope::OwnDecisions, self.today).expect("counted");
            assert_eq!(sorted(&pile.left_out), sorted(&own.left_out), "{health} {}", self.told);
        }
        let without_deadline = Filter { is_undated: true, ..Filter::default() };
        assert_eq!(desk.undated.n as usize, self.leaves(&without_deadline).len(), "{}", self.told);
        let undated = agenda.iter().filter(|leaf| leaf.standing.is_undated()).count();
        assert_eq!(desk.undated.n_by_share as usize, undated, "{}", self.told);
        let disputed = self.list(&Filter { is_disputed: true, ..Filter::default() });
        let disputed = disputed.iter().filter(|record| record.tracking != Tracking::Restated).count();
        assert_eq!(desk.disputed.n as usize, disputed, "{}", self.told);
        for pile in [&desk.overdue, &desk.due_soon, &desk.silent, &desk.undated, &desk.disputed] {
            assert_eq!(pile.first.len(), pile.n.min(3) as usize, "{}", self.told);
            assert!(pile.first.iter().all(|of_one| !of_one.is_empty()), "{}", self.told);
        }
    }

    /// The counts of `owner list` agree with `rec list --owner` (what it answers for), its page, its row of progress and its
    /// shares in the matrix.
    pub(super) fn owners(&self) {
        let matrix = self.register.matrix(&Filter::default(), self.today).expect("read");
        let by_owner = self.register.progress(&Filter::default(), Grouping::Owner, Scope::All, self.today).expect("counted");
        for owner in &self.owners {
            let view = Filter { owners: vec![owner.id], ..Filter::default() };
            let answered: Vec<Recommendation> = self.leaves(&view).into_iter().filter(|record| answers(record, owner)).collect();
            let is_open = |record: &&Recommendation| record.standing.watch.is_open && record.standing.status.is_open();
            assert_eq!(owner.n_open as usize, answered.iter().filter(is_open).count(), "{} {}", owner.code, self.told);
            let counts = self.counts(&answered);
            assert_eq!(owner.n_overdue, counts.n_overdue, "{} {}", owner.code, self.told);
            let row = by_owner.groups.iter().find(|group| group.key == owner.code).map(|group| group.counts);
            assert_eq!(counts, row.unwrap_or_default(), "{} {}", owner.code, self.told);
            let page = self.register.owner_dossier(owner.id, self.today, Audience::Internal).expect("read");
            let on_page = page.owned.iter().filter(|one| one.answers).map(|one| &one.record);
            let on_page = on_page.filter(|record| matches!(record.tracking, Tracking::Single | Tracking::Each));
            assert_eq!(self.counts(on_page), counts, "{} {}", owner.code, self.told);
            let shares = answered.iter().filter(|record| record.is_share());
            let of_matrix = matrix.iter().flat_map(|(_, shares)| shares).filter(|share| share.owner == owner.id);
            let mut in_matrix = Counts::default();
            of_matrix.for_each(|share| in_matrix.count(&share.standing, self.today, self.patience));
            let shares: Vec<&Recommendation> = shares.filter(|one| is_listed(&matrix, one)).collect();
            assert_eq!(self.counts(shares), in_matrix, "{} {}", owner.code, self.told);
        }
    }

    /// `changes` agrees with `progress --since`, and its rows add up to its movement.
    pub(super) fn movement(&self, since: Since) {
        let all = Filter::default();
        let changes = self.register.changes(&all, since, self.today).expect("read");
        let counted =
            self.register.progress_since(&all, Grouping::Owner, Scope::OwnDecisions, self.today, since).expect("counted");
        assert_eq!(changes.movement, counted.total_movement, "{since:?} {}", self.told);
        let mut told = Movement::default();
        changes.rows.iter().for_each(|change| told.count(&change.moves));
        for movement in Move::ALL.into_iter().filter(|movement| *movement != Move::Silent) {
            assert_eq!(told.n(movement), changes.by_share.n(movement), "{movement:?} {since:?} {}", self.told);
        }
        let by_owner = self.register.progress_since(&all, Grouping::Owner, Scope::All, self.today, since).expect("counted");
        for owner in &self.owners {
            let row = by_owner.groups.iter().find(|group| group.key == owner.code).map(|group| group.movement);
            let view = Filter { owners: vec![owner.id], ..Filter::default() };
            let answered: BTreeSet<Name> = self
                .leaves(&view)
                .into_iter()
                .filter(|record| answers(record, owner))
                .map(|record| (record.reference.to_string(), record.share_of.map(|_| owner.code.clone())))
                .collect();
            let mut of_owner = Movement::default();
            for change in changes.rows.iter().filter(|change| answered.contains(&name(change))) {
                of_owner.count(&change.moves);
            }
            for movement in Move::ALL.into_iter().filter(|movement| *movement != Move::Silent) {
                let n = row.unwrap_or_default().n(movement);
                assert_eq!(n, of_owner.n(movement), "{} {movement:?} {since:?} {}", owner.code, self.told);
            }
        }
    }
}
