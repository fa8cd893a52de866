//! Whatever an officer does, in any order, every standing is the fold of the follow-ups.

use proptest::prelude::{Strategy, prop_oneof, proptest};
use proptest::sample::{Index, select};

use super::{Fixture, author, relation, status};
use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::model::id::RecommendationId;
use crate::model::vocabulary::{RelationKind, Role, Status, Vocabulary};
use crate::store::adopt::add::NewRecommendation;
use crate::store::adopt::assign::Reassignment;
use crate::store::file::register::Keep;
use crate::store::item::record::{Part, Successor};
use crate::store::log::change::Author;
use crate::testing::{cases, day};

/// One command of an officer; an index picks one of the existing recommendations.
#[derive(Debug, Clone)]
enum Step {
    Add,
    AddEach,
    AddComponent(Index),
    Split(Index, u32),
    Update(Index, Status, u32),
    UpdateShare(Index, usize, Status, u32),
    Due(Index, u32),
    AddOwner(Index, usize, u32),
    RemoveOwner(Index, usize, u32),
    Link(Index, Index),
    Unlink(Index, Index),
    Remove(Index),
    TrackEach(Index),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let index = || proptest::prelude::any::<Index>();
    let status = || select(Status::ALL);
    let days = || 0u32..3000;
    let step = prop_oneof![
        3 => proptest::prelude::Just(Step::Add),
        1 => proptest::prelude::Just(Step::AddEach),
        2 => index().prop_map(Step::AddComponent),
        3 => (index(), days()).prop_map(|(id, on)| Step::Split(id, on)),
        4 => (index(), status(), days()).prop_map(|(id, status, on)| Step::Update(id, status, on)),
        3 => (index(), 0usize..4, status(), days()).prop_map(|(id, who, status, on)| Step::UpdateShare(id, who, status, on)),
        1 => (index(), days()).prop_map(|(id, on)| Step::Due(id, on)),
        2 => (index(), 0usize..4, days()).prop_map(|(id, who, on)| Step::AddOwner(id, who, on)),
        2 => (index(), 0usize..4, days()).prop_map(|(id, who, on)| Step::RemoveOwner(id, who, on)),
        3 => (index(), index()).prop_map(|(from, to)| Step::Link(from, to)),
        1 => (index(), index()).prop_map(|(from, to)| Step::Unlink(from, to)),
        1 => index().prop_map(Step::Remove),
        1 => index().prop_map(Step::TrackEach),
    ];
    proptest::collection::vec(step, 1..25)
}

#[expect(clippy::unnecessary_wraps, reason = "reads as what is given")]
fn span(days: u32) -> Option<Span> {
    Some(Span::Day(day("2018-06-01") + chrono::Days::new(days.into())))
}

impl Fixture {
    fn all(&self) -> Vec<RecommendationId> {
        let mut statement = self.register.connection.prepare("SELECT id FROM recommendation ORDER BY id").expect("read");
        statement.query_map([], |row| row.get(0)).expect("read").map(|id| id.expect("an id")).collect()
    }

    fn take(&mut self, step: &Step) -> crate::error::Result<()> {
        let all = self.all();
        let pick = |index: &Index| *index.get(&all);
        if all.is_empty() || matches!(step, Step::Add) {
            self.add(self.text("Sign the MoU. Report on it."));
            return Ok(());
        }
        let lead = |owner| [Reassignment { owner, role: Some(Role::Lead) }];
        let owners = self.owners.clone();
        match step {
            Step::Add => Ok(()),
            Step::AddEach => {
                self.each();
                Ok(())
            }
            Step::AddComponent(id) => {
                let new = NewRecommendation { parent: Some(pick(id)), ..self.text("Report on it") };
                self.change(|change| {
                    let reference = change.next_component(pick(id))?;
                    change.add(&NewRecommendation { reference, ..new }).map(|_| ())
                })
            }
            Step::Split(id, on) => self.split(pick(id), span(*on)).map(|_| ()),
            Step::Update(id, to, on) => {
                let successor = if *to == Status::Superseded { Successor::Is(all[0]) } else { Successor::NotNamed };
                let new = super::NewFollowUp { successor, happened: span(*on), ..status(*to, "2021-01-01") };
                self.update(pick(id), &Part::Whole, &new)
            }
            Step::UpdateShare(id, who, to, on) => {
                let new = super::NewFollowUp { happened: span(*on), ..status(*to, "2021-01-01") };
                self.update(pick(id), &Part::Owners(vec![owners[*who]]), &new)
            }
            Step::Due(id, on) => {
                let due = Deadline::On(Span::Year(2020 + i32::try_from(on % 9).unwrap_or(0)));
                let note = Some("why".to_owned());
                let new = super::NewFollowUp { due: Some(due), note, happened: span(*on), ..super::NewFollowUp::default() };
                self.update(pick(id), &Part::Whole, &new)
            }
            Step::AddOwner(id, who, on) => self.change(|change| {
                let from_on = change.day_of_reassignment(pick(id), span(*on))?;
                change.reassign(pick(id), &[], &lead(owners[*who]), from_on)
            }),
            Step::RemoveOwner(id, who, on) => self.change(|change| {
                let from_on = change.day_of_reassignment(pick(id), span(*on))?;
                change.reassign(pick(id), &lead(owners[*who]), &[], from_on)
            }),
            Step::Link(from, to) => {
                self.change(|change| change.link(&relation(pick(from), RelationKind::Reiterates, pick(to))).map(|_| ()))
            }
            Step::Unlink(from, to) => {
                self.change(|change| change.unlink(pick(from), RelationKind::Reiterates, pick(to)).map(|_| ()))
            }
            Step::Remove(id) => self.change(|change| change.remove(pick(id)).map(|_| ())),
            Step::TrackEach(id) => self.change(|change| change.track_each(pick(id)).map(|_| ())),
        }
    }
}

proptest! {
    #![proptest_config(cases(6))]

    #[test]
    fn every_standing_is_the_fold_whatever_an_officer_does(steps in steps()) {
        let mut f = Fixture::new();
        for step in &steps {
            match f.take(step) {
                Ok(()) => {}
                Err(refused) if refused.exit_code() == 4 => {}
                Err(other) => panic!("{step:?}: {other:?}"),
            }
            f.assert_folded();
        }
        // Nothing is left to settle: a command that sets nothing changes no row.
        let all = f.all();
        let quiet = Author { command: "settle".to_owned(), ..author() };
        let n_before: i64 = f.register.connection.query_row("SELECT count(*) FROM log", [], |row| row.get(0)).expect("a count");
        f.register
            .change(&quiet, Keep::Commit, |change| all.iter().try_for_each(|id| crate::store::fold::settle::settle(change, *id, None)))
            .expect("settled");
        let n_after: i64 = f.register.connection.query_row("SELECT count(*) FROM log", [], |row| row.get(0)).expect("a count");
        assert_eq!(n_before, n_after);
        for year in ["2019-01-01", "2022-01-01", "2026-11-24"] {
            f.then(year, None);
        }
    }
}
