//! The plain replay: the state of a register on a day, computed from the recorded steps without any code of the program.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use midsa::model::vocabulary::Status;

pub(crate) const STATES: [&str; 3] = ["BWA", "ZMB", "ZWE"];
pub(crate) const GROUP: &str = "GROUP";
/// The days of the histories, counted from the meeting.
pub(crate) const N_DAYS: u64 = 60;
/// The day on which `M-04` is split, counted from the meeting.
pub(crate) const SPLIT_ON: u64 = 30;

/// The subject of a step: an item, or an owner's share of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) reference: &'static str,
    pub(crate) owner: Option<&'static str>,
}

#[derive(Debug, Clone)]
pub(crate) enum What {
    Status(Status),
    Due(NaiveDate),
    NoDue,
    Note,
    /// The owner becomes a member of the group for so many days.
    Joins(u64),
}

/// The compared values: status, deadline and number of extensions of every item and share in force on the day, and the members of
/// the group.
pub(crate) type Answer = (BTreeMap<(String, Option<String>), (Status, Option<NaiveDate>, u32)>, Vec<String>);

/// The plain replay: day by day, in the order of recording.
pub(crate) fn replay(told: &[(Place, u64, What)], until: u64) -> Answer {
    let mut status: BTreeMap<Place, Status> = BTreeMap::new();
    let mut dues: Vec<(Place, Option<NaiveDate>)> = Vec::new();
    let mut members: Vec<String> = Vec::new();
    let whole = |reference| Place { reference, owner: None };
    let split = ["M-04a", "M-04b"];
    for day in 0..=until {
        for (place, offset, what) in told.iter().filter(|(_, offset, _)| *offset == day) {
            assert_eq!(*offset, day);
            match what {
                What::Status(new) => drop(status.insert(place.clone(), *new)),
                What::Due(new) => dues.push((place.clone(), Some(*new))),
                What::NoDue => dues.push((place.clone(), None)),
                What::Joins(n_days) if until < offset + n_days => members.extend(place.owner.map(str::to_owned)),
                What::Note | What::Joins(_) => {}
            }
        }
    }
    let own = |place: &Place| status.get(place).copied().unwrap_or(Status::NotReported);
    // The deadline in force and its number of extensions; those of the item above apply until it has its own.
    let due_of = |place: &Place, above: &Place| {
        let (mut is_own, mut in_force, mut last, mut n_extensions) = (false, None, None, 0u32);
        for (whose, due) in &dues {
            if whose == place || (whose == above && !is_own) {
                is_own |= whose == place;
                n_extensions += u32::from(matches!((last, *due), (Some(last), Some(due)) if due > last));
                in_force = *due;
                last = due.or(last);
            }
        }
        (in_force, n_extensions)
    };
    let mut answer = BTreeMap::new();
    let mut say = |place: &Place, status: Status, (due, n_extensions): (Option<NaiveDate>, u32)| {
        answer.insert((place.reference.to_owned(), place.owner.map(str::to_owned)), (status, due, n_extensions));
    };
    say(&whole("M-01"), own(&whole("M-01")), due_of(&whole("M-01"), &whole("M-01")));

    let mut groups = vec![
        ("M-02", STATES.map(|state| Place { reference: "M-02", owner: Some(state) }).to_vec()),
        ("M-03", vec![whole("M-03a"), whole("M-03b")]),
    ];
    if until >= SPLIT_ON {
        groups.push(("M-04", split.map(whole).to_vec()));
    } else {
        say(&whole("M-04"), own(&whole("M-04")), due_of(&whole("M-04"), &whole("M-04")));
    }
    for (reference, parts) in groups {
        let top = whole(reference);
        let statuses: Vec<Status> = parts.iter().map(own).collect();
        say(&top, whole_of(&statuses), due_of(&top, &top));
        for part in &parts {
            say(part, own(part), due_of(part, &top));
        }
    }
    members.sort();
    (answer, members)
}

/// The roll-up of section 4, as a table of counts.
fn whole_of(parts: &[Status]) -> Status {
    let n = |wanted: &[Status]| parts.iter().filter(|part| wanted.contains(part)).count();
    let n_rest = parts.len() - n(&[Status::NotApplicable]);
    let (done, given_up) = (n(&[Status::Implemented]), n(&[Status::Dropped, Status::Lapsed]));
    match n_rest {
        0 => Status::NotApplicable,
        rest if rest == done => Status::Implemented,
        rest if rest == given_up && n(&[Status::Dropped]) > 0 => Status::Dropped,
        rest if rest == given_up => Status::Lapsed,
        _ if done + n(&[Status::PartlyImplemented]) > 0 => Status::PartlyImplemented,
        _ => [Status::InProgress, Status::NotReported, Status::OnHold]
            .into_iter()
            .find(|&first| n(&[first]) > 0)
            .unwrap_or(Status::NotStarted),
    }
}
