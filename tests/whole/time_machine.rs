//! The time machine against a plain replay written another way: a random history (backdated, of single items, shares,
//! components and a split, with deadlines put off, notes, memberships and undone commands) is asked day by day.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{Days, NaiveDate};
use midsa::error::Result;
use midsa::model::date::Span;
use midsa::model::deadline::Deadline;
use midsa::model::id::{OwnerId, RecommendationId};
use midsa::model::period::Period;
use midsa::model::reference::Ref;
use midsa::model::vocabulary::{Kind, MeetingKind, OwnerKind, Role, Status};
use midsa::store::{
    Author, Change, Consent, Filter, Keep, Moment, NewComponent, NewFollowUp, NewMeeting, NewOwner, NewRecommendation, Part,
    Register, Target,
};
use proptest::prelude::{ProptestConfig, Strategy, any, prop_assert_eq, proptest};
use proptest::sample::select;
use tempfile::TempDir;

use super::replay::{Answer, GROUP, N_DAYS, Place, SPLIT_ON, STATES, What, replay};
use super::support::days::author;
use super::support::random::times;
use super::support::registers;

fn meeting_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 1, 10).expect("a day")
}

fn on(offset: u64) -> NaiveDate {
    meeting_day() + Days::new(offset)
}

/// One command: what happened on which day; an undo takes the last one back.
#[derive(Debug, Clone)]
enum Step {
    Tell { place: Place, offset: u64, what: What },
    Undo,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let whole = |reference| Place { reference, owner: None };
    let mut places =
        vec![whole("M-01"), whole("M-02"), whole("M-03"), whole("M-03a"), whole("M-03b"), whole("M-04"), whole("M-04a")];
    places.extend(STATES.map(|state| Place { reference: "M-02", owner: Some(state) }));
    let statuses = [
        Status::NotStarted,
        Status::InProgress,
        Status::PartlyImplemented,
        Status::OnHold,
        Status::Implemented,
        Status::NotApplicable,
        Status::Dropped,
        Status::Lapsed,
    ];
    let what = (0u8..10, select(statuses.to_vec()), 0..400u64).prop_map(|(kind, status, later)| match kind {
        0..=5 => What::Status(status),
        6..=7 => What::Due(on(later)),
        8 => What::NoDue,
        _ => What::Note,
    });
    let tell = (select(places), 0..N_DAYS, what).prop_map(|(place, offset, what)| Step::Tell { place, offset, what });
    let join = (select(STATES.to_vec()), 0..N_DAYS, 1..40u64).prop_map(|(state, offset, n_days)| Step::Tell {
        place: Place { reference: GROUP, owner: Some(state) },
        offset,
        what: What::Joins(n_days),
    });
    let tell = proptest::prop_oneof![6 => tell, 1 => join];
    let step = (tell, any::<u8>()).prop_map(|(tell, dice)| if dice < 25 { Step::Undo } else { tell });
    proptest::collection::vec(step, 1..30)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: u32::try_from(times(4)).unwrap_or(u32::MAX), ..ProptestConfig::default() })]

    #[test]
    fn every_day_of_the_past_is_what_a_plain_replay_says(steps in steps(), asked in proptest::collection::vec(0..N_DAYS, 4)) {
        let (_folder, mut register) = made();
        let told = tell_all(&mut register, steps);
        for offset in asked {
            let day = on(offset);
            prop_assert_eq!(answer(register.path(), day).expect("answered"), replay(&told, offset), "on {}", day);
        }
    }
}

fn answer(path: &Path, day: NaiveDate) -> Result<Answer> {
    let mut register = Register::open(path)?;
    register.travel(Moment { day, known_before: None })?;
    let mut standings = BTreeMap::new();
    register.recommendations(&Filter::default(), day, &mut |record| {
        let standing = record.standing;
        standings.insert((record.reference.to_string(), None), (standing.status, standing.due_on, standing.n_extensions));
        Ok(())
    })?;
    register.shares(&Filter::default(), day, &mut |share| {
        let standing = share.standing;
        standings
            .insert((share.reference.to_string(), Some(share.code)), (standing.status, standing.due_on, standing.n_extensions));
        Ok(())
    })?;
    let mut members = Vec::new();
    register.owners(day, &mut |owner| {
        members.extend(owner.members);
        Ok(())
    })?;
    Ok((standings, members))
}

/// Records the steps, of which the rules refuse some; gives those in force, in the order of recording.
fn tell_all(register: &mut Register, steps: Vec<Step>) -> Vec<(Place, u64, What)> {
    let mut told = Vec::new();
    for step in steps {
        match step {
            Step::Tell { place, offset, what } => {
                if tell(register, &place, offset, &what).is_ok() {
                    told.push((place, offset, what));
                }
            }
            Step::Undo if !told.is_empty() => {
                register.take_back(&on_the_last_day(), Keep::Commit, Target::Newest(1), &Consent::ToAll).expect("taken back");
                told.pop();
            }
            Step::Undo => {}
        }
    }
    told
}

fn tell(register: &mut Register, place: &Place, offset: u64, what: &What) -> Result<()> {
    if let (What::Joins(n_days), Some(state)) = (what, place.owner) {
        let (owner, group) = (register.find_owner(state)?, register.find_owner(GROUP)?);
        let period = Period { since: Some(on(offset)), until: Some(on(offset + n_days)) };
        return register.change(&on_the_last_day(), Keep::Commit, |change| change.join(owner, group, period));
    }
    let id = register.find_recommendation(place.reference)?;
    let part = match place.owner {
        Some(owner) => Part::Owners(vec![register.find_owner(owner)?]),
        None => Part::Whole,
    };
    let plain = NewFollowUp { happened: Some(Span::Day(on(offset))), note: Some("why".to_owned()), ..NewFollowUp::default() };
    let new = match what {
        What::Status(status) => NewFollowUp { status: Some(*status), ..plain },
        What::Due(day) => NewFollowUp { due: Some(Deadline::On(Span::Day(*day))), ..plain },
        What::NoDue => NewFollowUp { due: Some(Deadline::None), ..plain },
        What::Note | What::Joins(_) => plain,
    };
    register.change(&on_the_last_day(), Keep::Commit, |change| change.record(id, &part, &new).map(|_| ()))
}

fn on_the_last_day() -> Author {
    Author { today: on(N_DAYS), ..author("told") }
}

/// Four items of one meeting: single, tracked each, of two components, and one that is split later.
fn made() -> (TempDir, Register) {
    registers::register(&on_the_last_day(), |change| {
        let owners = STATES.iter().map(|code| change.add_owner(&owner(code, OwnerKind::State))).collect::<Result<Vec<_>>>()?;
        change.add_owner(&owner(GROUP, OwnerKind::Group))?;
        let meeting = change.add_meeting(&NewMeeting {
            reference: reference("M"),
            kind: MeetingKind::Workshop,
            body: "MIDSA".to_owned(),
            title: "Workshop".to_owned(),
            starts: Some(Span::Day(meeting_day())),
            ends: None,
            place: None,
            country: None,
            source: None,
            is_cancelled: false,
        })?;
        let add = |change: &mut Change<'_>, text: &str, parent, owners: &[OwnerId]| {
            change.add_recommendation(&NewRecommendation {
                reference: reference(text),
                parent,
                kind: Kind::Recommendation,
                meeting: Some(meeting),
                title: text.to_owned(),
                text: text.to_owned(),
                source: None,
                themes: Vec::new(),
                priority: None,
                done_when: None,
                is_each: !owners.is_empty(),
                owners: owners.iter().map(|owner| (*owner, Role::Lead)).collect(),
                first: None,
            })
        };
        add(change, "M-01", None, &[])?;
        add(change, "M-02", None, &owners)?;
        let compound = add(change, "M-03", None, &[])?;
        add(change, "M-03a", Some(compound), &[])?;
        add(change, "M-03b", Some(compound), &[])?;
        let later: RecommendationId = add(change, "M-04", None, &[])?;
        let part = |text: &str| NewComponent { title: text.to_owned(), text: text.to_owned() };
        change.split(later, &[part("first"), part("second")], Some(Span::Day(on(SPLIT_ON)))).map(|_| ())
    })
}

fn owner(code: &str, kind: OwnerKind) -> NewOwner {
    NewOwner {
        code: code.to_owned(),
        kind,
        name: code.to_owned(),
        name_fr: None,
        name_pt: None,
        former_names: Vec::new(),
        members: Vec::new(),
    }
}

fn reference(text: &str) -> Ref {
    Ref::new(text).expect("a reference")
}
