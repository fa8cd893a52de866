//! Equal questions get equal numbers: in any register, one read counts what another lists, and each filter gives the same set
//! everywhere.

mod asked;
mod counted;
mod filtered;

use chrono::{Days, NaiveDate, TimeDelta};
use midsa::model::reference::Ref;
use midsa::model::vocabulary::{Assurance, Cause, Health, Kind, Response, Status, Vocabulary};
use midsa::store::{Filter, Keep, Moment, NewRound, Register, Since};

use self::asked::{Asked, all_meetings, kinds};
use super::register::Shelf;
use super::support::days::{TODAY, author};
use super::support::random::{Random, times};
use super::walk::{walk, walk_on};

#[test]
fn what_one_read_counts_another_lists() {
    let mut random = Random::new(11);
    for _ in 0..times(15) {
        let seed = random.seed();
        let (mut shelf, since) = register(&mut random);
        Asked::of(&shelf.register, TODAY, format!("MIDSA_SEED={seed}")).desk();
        let today = some_day(&mut random, &mut shelf.register, since);
        let asked = Asked::of(&shelf.register, today, format!("MIDSA_SEED={seed} {today}"));
        asked.meetings();
        asked.owners();
        asked.movement(since);
        let owners = [random.pick(&asked.owners).id, random.pick(&asked.owners).id];
        asked.of_two(owners);
        if let Ok(round) = shelf.register.find_round(ROUND) {
            asked.round(round);
        }
    }
}

#[test]
fn each_filter_gives_the_same_set_in_every_read() {
    let mut random = Random::new(12);
    for _ in 0..times(15) {
        let seed = random.seed();
        let (mut shelf, since) = register(&mut random);
        let today = some_day(&mut random, &mut shelf.register, since);
        for _ in 0..4 {
            let filter = some_filter(&mut random, &shelf.register);
            let asked = Asked::of(&shelf.register, today, format!("MIDSA_SEED={seed} {today} {filter:?}"));
            asked.wholes(&filter);
            let shares = asked.shares_by_view(&filter);
            asked.shares(&filter, &shares);
            asked.of_owners(&filter);
            asked.changes(&filter, &shares, since);
        }
    }
}

/// The round of some registers.
const ROUND: &str = "R-1";

/// A register, and a moment halfway through its history.
fn register(random: &mut Random) -> (Shelf, Since) {
    let n_steps = 20 + random.below(60);
    let mut shelf = walk(random, n_steps);
    if random.once_in(2) {
        let filter = Filter { kinds: kinds(&Filter::default()), ..Filter::default() };
        let new = NewRound { reference: Ref::new(ROUND).expect("a reference"), meeting: None, closes_on: TODAY, filter };
        // It is refused if nobody owns anything.
        let _refused = shelf.register.change(&author("round open"), Keep::Commit, |change| change.open_round(&new));
    }
    let ended_at = shelf.log().first().expect("an entry").at + TimeDelta::microseconds(1);
    let n_more = 5 + random.below(40);
    walk_on(&mut shelf, random, n_more);
    let day = TODAY - Days::new(random.below(3) * random.below(1500));
    (shelf, Since { day, ended_at })
}

/// Today, or a past day; the register then shows that day.
fn some_day(random: &mut Random, register: &mut Register, since: Since) -> NaiveDate {
    if random.once_in(2) {
        return TODAY;
    }
    let day = since.day + Days::new(random.below(1 + (TODAY - since.day).num_days().unsigned_abs()));
    register.travel(Moment { day, known_before: None }).expect("travelled");
    day
}

fn some_filter(random: &mut Random, register: &Register) -> Filter {
    let mut filter = Filter::default();
    let day = TODAY - Days::new(random.below(2000)) + Days::new(random.below(800));
    match random.below(16) {
        0 => filter.statuses = vec![*random.pick(Status::ALL), *random.pick(Status::ALL)],
        1 => filter.assurances = vec![*random.pick(Assurance::ALL)],
        2 => filter.responses = vec![*random.pick(Response::ALL)],
        3 => filter.healths = vec![*random.pick(Health::ALL)],
        4 => (filter.healths, filter.is_undated) = (vec![*random.pick(Health::ALL)], true),
        5 => filter.kinds = vec![*random.pick(&Kind::ALL[..4])],
        6 => filter.themes = vec!["data".to_owned()],
        7 => filter.causes = Cause::ALL[..4].to_vec(),
        8 => filter.is_disputed = true,
        9 => filter.due_before = Some(day),
        10 => filter.due_after = Some(day),
        11 => filter.updated_since = Some(day),
        12 => filter.words = vec![(*random.pick(&["data", "TEXT", "eval", "null", "lines"])).to_owned()],
        13 => filter.rounds = register.find_round(ROUND).into_iter().collect(),
        14 => (filter.leaves_internal_out, filter.updated_since) = (true, Some(day)),
        _ => filter.is_open = true,
    }
    if random.once_in(3) {
        filter.is_open |= random.once_in(2);
        filter.is_closed = random.once_in(4);
        filter.meetings = all_meetings(register, TODAY).into_iter().filter(|_| random.once_in(2)).map(|one| one.id).collect();
    }
    filter
}
