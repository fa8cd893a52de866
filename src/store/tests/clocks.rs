//! Histories of clocks that are set forth and back between commands: what was known on a day that is over stays so.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};

use super::update;
use crate::error::Error;
use crate::model::date::Span;
use crate::model::finding::Problem;
use crate::model::vocabulary::Status;
use crate::store::file::register::Register;
use crate::store::fold::past::Moment;
use crate::store::item::record::NewFollowUp;
use crate::store::log::clock::now;
use crate::store::log::clock::tests::SHOWN;
use crate::store::whole::{Extent, Log, Persons};
use crate::testing::{TODAY, cases, day, findings, midsa, rows_of, whole_of};

const STATUSES: [Status; 4] = [Status::NotStarted, Status::InProgress, Status::PartlyImplemented, Status::OnHold];

/// A command: how many hours the clock is moved before it, which status it records, and on which day of the past.
#[derive(Debug, Clone, Copy)]
struct Step {
    hours: i64,
    status: usize,
    days_ago: i64,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    // Most clocks run; one in four is set back by days or forth by as many.
    let hours = proptest::prop_oneof![3 => 0..30i64, 1 => -200..200i64];
    let step = (hours, 0..STATUSES.len(), 0..3000i64).prop_map(|(hours, status, days_ago)| Step { hours, status, days_ago });
    proptest::collection::vec(step, 1..14)
}

/// What the register said of the recommendation before the instant `before`.
fn known(register: &Register, before: DateTime<Utc>) -> Option<String> {
    let mut register = Register::open(register.path()).expect("opened");
    register.travel(Moment { day: TODAY, known_before: Some(before) }).expect("travelled");
    // Where the clock was set back at once, not even it was there.
    let id = register.find_recommendation("MRU-2006-03").ok()?;
    Some(format!("{:?}", register.dossier(id, TODAY).expect("read")))
}

/// Records a status on a day long over, with the clock `days` ahead.
fn record_ahead(register: &mut Register, days: i64, status: Status) {
    SHOWN.set(Some(now() + TimeDelta::days(days)));
    let new = NewFollowUp { status: Some(status), happened: Some(Span::Day(day("2012-01-01"))), ..NewFollowUp::default() };
    update(register, "MRU-2006-03", &new).expect("recorded");
    SHOWN.set(None);
}

#[test]
fn an_entry_dated_ahead_is_no_fault_and_the_whole_register_goes_in_again() {
    let (_folder, mut register) = midsa();
    record_ahead(&mut register, 40, Status::InProgress);
    record_ahead(&mut register, 0, Status::NotStarted);
    assert_eq!(findings(&register), []);
    let (id, at) = register.entry_ahead().expect("read").expect("it is ahead");
    assert!(id == 3 && at > now() + TimeDelta::days(39), "{id} {at}");
    for log in [Log::Without, Log::With] {
        let extent = Extent { persons: Persons::Named, log };
        let (_folder, copy) = whole_of(&register, extent).expect("taken in");
        assert_eq!(findings(&copy), [], "{log:?}");
        assert!(copy.entry_ahead().expect("read").is_some(), "{log:?}");
        for section in extent.sections() {
            let [ours, theirs] = [&register, &copy].map(|one| rows_of(one, section, extent).expect("rows"));
            assert_eq!(ours, theirs, "{section}");
        }
    }
}

#[test]
fn no_honest_clock_is_a_year_ahead() {
    let (_folder, mut register) = midsa();
    record_ahead(&mut register, 400, Status::InProgress);
    let places: Vec<_> = findings(&register).into_iter().map(|one| (one.problem, one.place)).collect();
    assert_eq!(places, [(Problem::Clock, "log 2, at".to_owned())]);
    for (log, place) in [(Log::Without, ":recorded_at"), (Log::With, "log:2:at")] {
        match whole_of(&register, Extent { persons: Persons::Named, log }) {
            Err(Error::BadExport { place: found, why }) => assert!(found.ends_with(place), "{found}: {why}"),
            other => panic!("{:?}", other.map(|_| ())),
        }
    }
}

proptest! {
    #![proptest_config(cases(6))]

    #[test]
    fn what_was_known_on_a_day_stays_so_however_the_clock_is_set(steps in steps()) {
        let (_folder, mut register) = midsa();
        let log = |register: &Register| -> Vec<String> {
            let mut statement = register.connection.prepare("SELECT at FROM log ORDER BY id").expect("a statement");
            statement.query_map([], |row| row.get(0)).expect("rows").map(|at| at.expect("an instant")).collect()
        };
        let mut clock = now();
        let mut latest = clock;
        let mut answers: Vec<(DateTime<Utc>, Option<String>)> = Vec::new();
        for step in steps {
            clock += TimeDelta::hours(step.hours);
            SHOWN.set(Some(clock));
            latest = latest.max(clock);
            let happened = Some(Span::Day(TODAY - TimeDelta::days(step.days_ago)));
            let new = NewFollowUp { status: Some(STATUSES[step.status]), happened, ..NewFollowUp::default() };
            // One that says what is so already is refused.
            let _ = update(&mut register, "MRU-2006-03", &new);
            let newest: DateTime<Utc> = log(&register).last().expect("an entry").parse().expect("an instant");
            // Both when its day is over and when the newest entry closed a round: whatever is recorded from now on was not
            // known then.
            for (before, answer) in &answers {
                prop_assert_eq!(&known(&register, *before), answer, "known before {}", before);
            }
            let behind = newest + TimeDelta::microseconds(1);
            answers.extend([newest, behind].map(|before| (before, known(&register, before))));
        }
        let written = log(&register);
        prop_assert!(written.is_sorted_by(|one, next| one < next), "{:?}", written);
        SHOWN.set(Some(latest));
        let found = findings(&register);
        SHOWN.set(None);
        prop_assert!(found.is_empty(), "{:?}", found);
    }
}
