//! Any walk of commands, undo and redo leads to the dump that the model predicts.

use proptest::prelude::proptest;
use proptest::test_runner::Config;

use super::{Model, Step, dump, small, step, take, take_back};
use crate::store::undo::steps::Target;
use crate::testing::{cases, findings};

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
