//! The registers that the benchmarks work on. A large one takes minutes to make: where a file is named it is made once and
//! copied from there ever after.

use std::fs;
use std::path::Path;
use std::time::Instant;

use chrono::NaiveDate;
use midsa::error::Result;
use midsa::model::date::Span;
use midsa::model::deadline::Deadline;
use midsa::model::id::RecommendationId;
use midsa::model::reference::Ref;
use midsa::model::vocabulary::{Kind, MeetingKind, OwnerKind, Role, Status};
use midsa::platform::Access;
use midsa::store::{Author, Change, Keep, NewFollowUp, NewMeeting, NewOwner, NewRecommendation, Part, Register, Settings};

/// Rows that the lists show, whatever the register holds.
pub(crate) const N_SHOWN: usize = 50;
pub(crate) const TODAY: &str = "2026-11-24";

/// Puts a register of as many recommendations as the command line says, else of a thousand, at `path`. A word that ends in
/// `.db` names the file where it is kept.
pub(crate) fn register(path: &Path) -> Result<usize> {
    let n = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(1000);
    let kept = std::env::args().skip(1).find(|word| Path::new(word).extension().is_some_and(|ending| ending == "db"));
    let started = Instant::now();
    match kept {
        Some(kept) => {
            let kept = std::path::absolute(kept).expect("a path");
            if !kept.exists() {
                fill(&kept, n)?;
            }
            fs::copy(&kept, path).expect("copied");
        }
        None => fill(path, n)?,
    }
    println!("{n} recommendations made in {:.1} s", started.elapsed().as_secs_f64());
    Ok(n)
}

pub(crate) fn author() -> Author {
    Author { by: "bench".to_owned(), today: TODAY.parse().expect("a day"), command: "fill".to_owned() }
}

/// A register of `n` recommendations: 50 of one meeting, the rest of twenty others, with forty owners and three follow-ups each.
pub(crate) fn fill(path: &Path, n: usize) -> Result<()> {
    Register::create(path, Access::Owner, |register| {
        register.change(&author(), Keep::Commit, |change| {
            change.keep_settings(&Settings::default())?;
            let owners = (1..=40).map(|k| change.add_owner(&owner(k))).collect::<Result<Vec<_>>>()?;
            let mut meetings = Vec::new();
            for k in 0..21u32 {
                let reference = if k == 0 { "SHOWN-2020".to_owned() } else { format!("M{k:02}-{}", 2000 + k) };
                meetings.push((change.add_meeting(&meeting(&reference, k))?, reference));
            }
            for k in 0..n {
                let place = if k < N_SHOWN { 0 } else { 1 + k % 20 };
                let (meeting, reference) = &meetings[place];
                let id = change.add_recommendation(&NewRecommendation {
                    reference: Ref::new(&format!("{reference}-{:02}", k + 1)).expect("a reference"),
                    parent: None,
                    kind: Kind::Recommendation,
                    meeting: Some(*meeting),
                    title: format!("Harmonise the procedures of border posts for the {k}th time"),
                    text: "Member states should harmonise the procedures of their border posts and report on it. ".repeat(2),
                    source: None,
                    themes: vec![format!("theme-{}", k % 12)],
                    priority: None,
                    done_when: None,
                    is_each: false,
                    owners: vec![(owners[k % 40], Role::Lead), (owners[(k * 7 + 1) % 40], Role::Support)],
                    first: Some(NewFollowUp { due: Some(due(k)), ..NewFollowUp::default() }),
                })?;
                follow(change, id, k)?;
            }
            Ok(())
        })
    })
}

fn follow(change: &mut Change<'_>, id: RecommendationId, k: usize) -> Result<()> {
    let statuses = [Status::NotStarted, Status::InProgress, Status::Implemented];
    for (step, year) in (0..2 + k % 2).zip(2021..) {
        let status = Some(statuses[(k + step) % 3]);
        let happened = NaiveDate::from_ymd_opt(year, 3, 1).map(Span::Day);
        let new = NewFollowUp { status, happened, note: Some("A letter came in".to_owned()), ..NewFollowUp::default() };
        change.record(id, &Part::Whole, &new)?;
    }
    Ok(())
}

fn due(k: usize) -> Deadline {
    let day = NaiveDate::from_yo_opt(2024, 1).expect("a day") + chrono::Days::new(k as u64 * 13 % 1500);
    Deadline::On(Span::Day(day))
}

fn owner(k: usize) -> NewOwner {
    NewOwner {
        code: format!("O{k:02}"),
        kind: OwnerKind::Organisation,
        name: format!("Office {k}"),
        name_fr: None,
        name_pt: None,
        former_names: Vec::new(),
        members: Vec::new(),
    }
}

fn meeting(reference: &str, k: u32) -> NewMeeting {
    let year = 2000 + i32::try_from(k).expect("few");
    NewMeeting {
        reference: Ref::new(reference).expect("a reference"),
        kind: MeetingKind::Workshop,
        body: "MIDSA".to_owned(),
        title: format!("Workshop of {year}"),
        starts: Some(Span::Year(year)),
        ends: Some(Span::Year(year)),
        place: None,
        country: None,
        source: None,
        is_cancelled: false,
    }
}
