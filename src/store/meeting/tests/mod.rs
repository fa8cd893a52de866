//! Whole registers in which meetings are added, moved and cancelled, and the deadlines that follow them.

mod deadlines;
mod first_days;
mod moves;

use chrono::{Days, NaiveDate};
use proptest::prelude::{Just, Strategy, any, prop_oneof};

use super::entering::{MeetingEdit, NewMeeting};
use crate::error::Error;
use crate::model::becomes::Becomes;
use crate::model::changed::Changed;
use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::model::id::{OwnerId, RecommendationId};
use crate::model::record::Recommendation;
use crate::model::reference::Ref;
use crate::model::state::Standing;
use crate::model::vocabulary::{Kind, MeetingKind, OwnerKind};
use crate::store::adopt::add::NewRecommendation;
use crate::store::file::register::{Keep, Register};
use crate::store::item::record::{NewFollowUp, Part};
use crate::store::log::change::Author;
use crate::store::owner::entering::NewOwner;
use crate::testing::{TODAY, author, day, register};

fn span(text: &str) -> Span {
    Span::parse(text).expect("a span")
}

fn on(today: &str) -> Author {
    Author { by: "officer".to_owned(), today: day(today), command: "test".to_owned() }
}

fn meeting(reference: &str, kind: MeetingKind, starts: Option<&str>) -> NewMeeting {
    NewMeeting {
        reference: Ref::new(reference).expect("a reference"),
        kind,
        body: "MIDSA".to_owned(),
        title: reference.to_owned(),
        starts: starts.map(span),
        ends: None,
        place: None,
        country: None,
        source: None,
        is_cancelled: false,
    }
}

/// A register in a folder of its own.
struct Story {
    _folder: tempfile::TempDir,
    register: Register,
}

impl Story {
    /// A workshop in October 2026 that has not adopted anything yet.
    fn begin() -> Self {
        let (folder, register) = register(&author("init"), |_| Ok(()));
        let mut story = Self { _folder: folder, register };
        story.add(&meeting("WS-2026", MeetingKind::Workshop, Some("2026-10-05")));
        story
    }

    /// Returns the deadlines that move.
    fn add(&mut self, new: &NewMeeting) -> Vec<String> {
        moved(&self.register.change_telling(&author("test"), Keep::Commit, |change| change.add_meeting(new)).expect("added").1)
    }

    /// Returns the deadlines that move, and how many stay.
    fn edit(&mut self, today: &str, reference: &str, edit: &MeetingEdit) -> (Vec<String>, u32) {
        let id = self.register.find_meeting(reference).expect("a meeting");
        let edited = self.register.change_telling(&on(today), Keep::Commit, |change| change.edit_meeting(id, edit));
        let (stayed, changed) = edited.expect("edited");
        (moved(&changed), stayed.n_fixed)
    }

    fn add_state(&mut self, code: &str) -> OwnerId {
        let new = NewOwner {
            code: code.to_owned(),
            kind: OwnerKind::State,
            name: code.to_owned(),
            name_fr: None,
            name_pt: None,
            former_names: Vec::new(),
            members: Vec::new(),
        };
        self.register.change(&author("test"), Keep::Commit, |change| change.add_owner(&new)).expect("added")
    }

    fn start(&mut self, today: &str, reference: &str, starts: &str) -> Vec<String> {
        self.edit(today, reference, &MeetingEdit { starts: Becomes::This(span(starts)), ..MeetingEdit::default() }).0
    }

    fn adopt(&mut self, reference: &str, due: Option<&str>) -> Result<RecommendationId, Error> {
        self.adopt_as(reference, due, |new| new)
    }

    fn adopt_as(
        &mut self,
        reference: &str,
        due: Option<&str>,
        shape: impl FnOnce(NewRecommendation) -> NewRecommendation,
    ) -> Result<RecommendationId, Error> {
        let due = due.map(|due| Deadline::parse(due).expect("a deadline"));
        let new = shape(NewRecommendation {
            reference: Ref::new(reference).expect("a reference"),
            parent: None,
            kind: Kind::Recommendation,
            meeting: Some(self.register.find_meeting("WS-2026")?),
            title: reference.to_owned(),
            text: reference.to_owned(),
            source: None,
            themes: Vec::new(),
            priority: None,
            done_when: None,
            is_each: false,
            owners: Vec::new(),
            first: due.map(|due| NewFollowUp { due: Some(due), ..NewFollowUp::default() }),
        });
        self.register.change(&author("test"), Keep::Commit, |change| change.add_recommendation(&new))
    }

    fn update(&mut self, today: &str, reference: &str, part: &Part, new: &NewFollowUp) {
        let id = self.register.find_recommendation(reference).expect("there");
        self.register.change(&on(today), Keep::Commit, |change| change.record(id, part, new)).expect("allowed");
    }

    fn record(&self, reference: &str) -> Recommendation {
        let id = self.register.find_recommendation(reference).expect("there");
        self.register.dossier(id, TODAY).expect("read").recommendation
    }

    fn standing(&self, reference: &str) -> Standing {
        self.record(reference).standing
    }

    #[track_caller]
    fn due(&self, reference: &str, expected: Option<&str>) {
        assert_eq!(self.standing(reference).due_on, expected.map(day), "{reference}");
    }
}

/// `WS-2026-01 next:ministerial 2027-03-01 2027-06-07`, sorted by reference.
fn moved(changed: &[Changed]) -> Vec<String> {
    let day = |day: &Option<String>| day.clone().unwrap_or_else(|| "-".to_owned());
    let told = changed.iter().filter_map(|one| {
        let (due, on) = (one.difference("due")?, one.difference("due_on")?);
        Some(format!("{} {} {} {}", one.subject, due.after.as_deref()?, day(&on.before), day(&on.after)))
    });
    let mut told: Vec<String> = told.collect();
    told.sort();
    told
}

/// Something that happens to a meeting.
#[derive(Debug, Clone, Copy)]
enum Happening {
    Starts(Option<NaiveDate>),
    Cancelled(bool),
}

fn happening() -> impl Strategy<Value = Happening> {
    let any_day = (0u64..400).prop_map(|offset| Happening::Starts(Some(TODAY + Days::new(offset))));
    prop_oneof![any_day, Just(Happening::Starts(None)), any::<bool>().prop_map(Happening::Cancelled)]
}
