//! Registers made by commands: a random walk over officers' actions, with hostile texts; the rules refuse some, as in real work.

use midsa::error::Result;
use midsa::store::{Consent, Keep, Register, Target};

use super::hand::{Hand, Names, TEXTS};
use super::register::Shelf;
use super::support::days::author;
use super::support::random::Random;

/// Walks `n` steps; each is one command, and some are refused.
pub(crate) fn walk(random: &mut Random, n: u64) -> Shelf {
    let mut shelf = Shelf::empty();
    walk_on(&mut shelf, random, n);
    shelf
}

/// Walks `n` steps more.
pub(crate) fn walk_on(shelf: &mut Shelf, random: &mut Random, n: u64) {
    for _ in 0..n {
        let step = random.below(100);
        // A refused step leaves nothing behind.
        let _refused = match step {
            0..=5 => take_back(&mut shelf.register, Target::Newest(1)),
            6..=7 => take_back(&mut shelf.register, Target::Undone(1)),
            8 => {
                let id = i64::try_from(random.below(n)).expect("small");
                take_back(&mut shelf.register, Target::Entry(id))
            }
            _ => {
                let Names { owners, meetings, items } = Names::read(&shelf.register);
                let author = author(&format!("step {step} {}", random.pick::<&str>(&TEXTS)));
                shelf.register.change(&author, Keep::Commit, |change| {
                    let mut hand = Hand { random, change, owners, meetings, items };
                    hand.step(step)
                })
            }
        };
    }
}

fn take_back(register: &mut Register, target: Target) -> Result<()> {
    register.take_back(&author("take back"), Keep::Commit, target, &Consent::ToAll).map(|_| ())
}
