//! Any walk of commands, undo and redo leads to the dump that the model predicts; and taking back what somebody else did,
//! or what something depends on.

use proptest::prelude::proptest;
use proptest::test_runner::Config;

use super::{Model, Step, dump, small, step, take, take_back};
use crate::error::{Error, UndoRefusal};
use crate::model::vocabulary::Status;
use crate::store::file::register::Keep;
use crate::store::item::record::{NewFollowUp, Part};
use crate::store::log::change::Author;
use crate::store::undo::steps::{Consent, Outcome, Target};
use crate::testing::{TODAY, author, cases, findings};

proptest! {
    #![proptest_config(Config { max_shrink_iters: 200, ..cases(8) })]

    #[test]
    fn any_walk_of_commands_undo_and_redo_leads_where_the_dumps_say(steps in proptest::collection::vec(step(), 1..25)) {
        let (_folder, mut register) = small();
        let mut model = Model::of(&register);
        for step in steps {
            let before = dump(&register);
            let done = take(&mut register, &step);
            match (&step, done) {
                (_, Err(error)) => {
                    assert_eq!(error.exit_code(), 4, "{error}");
                    assert_eq!(dump(&register), before, "a refused step changed something: {step:?}");
                    model.refused(&step);
                }
                (Step::Undo(n), Ok(())) => model.undo(*n as usize),
                (Step::Redo(n), Ok(())) => model.redo(*n as usize),
                // No dump predicts this state: the fold and the images must agree, and a redo must lead back.
                (Step::UndoEntry(_), Ok(())) => {
                    assert_eq!(findings(&register), []);
                    take_back(&mut register, Target::Undone(1)).expect("the undo can be taken back at once");
                }
                (_, Ok(())) => model.done(dump(&register)),
            }
            assert_eq!(&dump(&register), model.now(), "after {step:?}");
        }
        assert_eq!(findings(&register), []);
    }
}

#[test]
fn somebody_elses_command_is_not_taken_back_without_consent() {
    let (_folder, mut register) = small();
    let id = register.find_recommendation("WDH-2010-01").expect("there");
    let new = NewFollowUp { note: Some("a letter".to_owned()), ..NewFollowUp::default() };
    let other = Author { by: "Ana".to_owned(), ..author("rec update") };
    register.change(&other, Keep::Commit, |change| change.record(id, &Part::Whole, &new).map(|_| ())).expect("recorded");
    let mut ask = |consent: &Consent| register.take_back(&author("undo"), Keep::Commit, Target::Newest(1), consent);
    let asked = ask(&Consent::NotAsked).expect("asked");
    assert!(matches!(asked, Outcome::Asks(entries) if entries.len() == 1 && entries[0].by == "Ana"));
    assert!(matches!(ask(&Consent::To(vec![1])), Err(Error::ChangedMeanwhile)));
    assert!(matches!(ask(&Consent::To(vec![2])), Ok(Outcome::Done(done)) if done.len() == 1));
}

#[test]
fn an_earlier_command_is_taken_back_unless_something_depends_on_it() {
    let (_folder, mut register) = small();
    let update = |item, status| Step::Update {
        item,
        owner: None,
        new: NewFollowUp { status: Some(status), note: Some("so".to_owned()), ..NewFollowUp::default() },
    };
    // 2 and 4 are on one recommendation, 3 and 5 on the components of one compound.
    for (item, status) in [(0, Status::InProgress), (3, Status::InProgress), (0, Status::Implemented), (4, Status::Implemented)] {
        take(&mut register, &update(item, status)).expect("recorded");
    }
    let refused = take_back(&mut register, Target::Entry(2)).expect_err("4 depends on it");
    let message = refused.to_string();
    assert!(message.contains("entry 4 (WDH-2010-01 2026-11-24) depends on it"), "{message}");
    assert!(matches!(refused, Error::Undo(UndoRefusal::DependedOn { .. })), "{refused:?}");

    take_back(&mut register, Target::Entry(3)).expect("nothing depends on it");
    let id = register.find_recommendation("WDH-2010-03").expect("there");
    let status = register.dossier(id, TODAY).expect("read").recommendation.standing.status;
    assert_eq!(status, Status::PartlyImplemented);
    assert_eq!(findings(&register), []);
    let again = take_back(&mut register, Target::Entry(3)).expect_err("it is taken back");
    assert!(again.to_string().contains("was taken back by 6 already"), "{again}");
}
