//! Equal questions get equal numbers: whatever commands made the register, what one read counts is what another lists, and each
//! filter gives the same set everywhere.

mod asked;
mod counted;
mod filtered;

use chrono::{Days, TimeDelta};
use midsa::model::vocabulary::{Assurance, Cause, Health, Kind, Response, Status, Vocabulary};
use midsa::store::{Filter, Register, Since};

use self::asked::{Asked, all_meetings};
use super::register::Shelf;
use super::support::days::TODAY;
use super::support::random::{Random, times};
use super::walk::{walk, walk_on};

#[test]
fn what_one_read_counts_another_lists() {
    let mut random = Random::new(11);
    for _ in 0..times(15) {
        let seed = random.seed();
        let (shelf, since) = register(&mut random);
        let asked = Asked::of(&shelf.register, format!("MIDSA_SEED={seed}"));
        asked.meetings();
        asked.desk();
        asked.owners();
        asked.movement(since);
    }
}

#[test]
fn each_filter_gives_the_same_set_in_every_read() {
    let mut random = Random::new(12);
    for _ in 0..times(15) {
        let seed = random.seed();
        let (shelf, since) = register(&mut random);
        for _ in 0..4 {
            let filter = some_filter(&mut random, &shelf.register);
            let asked = Asked::of(&shelf.register, format!("MIDSA_SEED={seed} {filter:?}"));
            asked.wholes(&filter);
            asked.shares(&filter);
            asked.of_owners(&filter);
            asked.changes(&filter, since);
        }
    }
}

/// A register, and a moment in the middle of its making.
fn register(random: &mut Random) -> (Shelf, Since) {
    let n_steps = 20 + random.below(60);
    let mut shelf = walk(random, n_steps);
    let ended_at = shelf.log().first().expect("an entry").at + TimeDelta::microseconds(1);
    let n_more = 5 + random.below(40);
    walk_on(&mut shelf, random, n_more);
    let day = TODAY - Days::new(random.below(3) * random.below(1500));
    (shelf, Since { day, ended_at })
}

fn some_filter(random: &mut Random, register: &Register) -> Filter {
    let mut filter = Filter::default();
    let day = TODAY - Days::new(random.below(2000)) + Days::new(random.below(800));
    match random.below(13) {
        0 => filter.statuses = vec![*random.pick(Status::ALL), *random.pick(Status::ALL)],
        1 => filter.assurances = vec![*random.pick(Assurance::ALL)],
        2 => filter.responses = vec![*random.pick(Response::ALL)],
        3 | 4 => filter.healths = vec![*random.pick(Health::ALL)],
        5 => filter.kinds = vec![*random.pick(&Kind::ALL[..4])],
        6 => filter.themes = vec!["data".to_owned()],
        7 => filter.causes = Cause::ALL[..4].to_vec(),
        8 => filter.is_disputed = true,
        9 => filter.due_before = Some(day),
        10 => filter.due_after = Some(day),
        11 => filter.updated_since = Some(day),
        _ => filter.is_open = true,
    }
    if random.once_in(3) {
        filter.is_open |= random.once_in(2);
        filter.is_closed = random.once_in(4);
        filter.meetings = all_meetings(register).into_iter().filter(|_| random.once_in(2)).map(|one| one.id).collect();
    }
    filter
}
