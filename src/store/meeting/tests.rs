//! Whole registers in which meetings are added, moved and cancelled: the deadlines that follow them.

use chrono::{Days, NaiveDate};
use proptest::prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest};

use super::deadlines::Moved;
use super::entering::{EditedMeeting, MeetingEdit, NewMeeting};
use super::events::Resolved;
use crate::error::Error;
use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::model::id::RecommendationId;
use crate::model::record::Recommendation;
use crate::model::reference::Ref;
use crate::model::state::Standing;
use crate::model::vocabulary::{Health, Kind, MeetingKind, OwnerKind, Role, Status};
use crate::store::adopt::add::NewRecommendation;
use crate::store::file::register::Register;
use crate::store::file::transaction::Keep;
use crate::store::fold::past::Moment;
use crate::store::item::record::{NewFollowUp, Part};
use crate::store::log::change::Author;
use crate::store::lookup::filter::Filter;
use crate::store::lookup::settings::Settings;
use crate::store::owner::entering::NewOwner;
use crate::testing::{TODAY, author, cases, day, register};

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
        is_cancelled: false,
    }
}

/// A register in a folder of its own, and what happens in it.
struct Story {
    _folder: tempfile::TempDir,
    register: Register,
}

impl Story {
    /// A workshop of October 2026 that adopted nothing yet.
    fn begin() -> Self {
        let (folder, register) = register(&author("init"), |_| Ok(()));
        let mut story = Self { _folder: folder, register };
        story.add(&meeting("WS-2026", MeetingKind::Workshop, Some("2026-10-05")));
        story
    }

    fn add(&mut self, new: &NewMeeting) -> Vec<Moved> {
        self.register.change(&author("test"), Keep::Commit, |change| change.add_meeting_and_move(new)).expect("added").1
    }

    fn edit(&mut self, today: &str, reference: &str, edit: &MeetingEdit) -> EditedMeeting {
        let id = self.register.find_meeting(reference).expect("a meeting");
        self.register.change(&on(today), Keep::Commit, |change| change.edit_meeting(id, edit)).expect("edited")
    }

    fn start(&mut self, today: &str, reference: &str, starts: &str) -> EditedMeeting {
        self.edit(today, reference, &MeetingEdit { starts: Some(Some(span(starts))), ..MeetingEdit::default() })
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

fn told(moved: &[Moved]) -> Vec<String> {
    let day = |day: Option<NaiveDate>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
    moved.iter().map(|one| format!("{} {} {} {}", one.subject, one.deadline, day(one.from), day(one.to))).collect()
}

#[test]
fn a_deadline_waits_for_the_next_meeting_and_moves_with_it() {
    let mut story = Story::begin();
    story.adopt("WS-2026-01", Some("next:ministerial-30d")).expect("added");
    let health = |story: &Story| story.standing("WS-2026-01").health(TODAY, Settings::default().patience);
    assert_eq!((story.standing("WS-2026-01").due_on, health(&story)), (None, Health::AwaitingMeeting));

    assert_eq!(told(&story.add(&meeting("MIN-2027", MeetingKind::Ministerial, None))), Vec::<String>::new());
    let edited = story.start("2026-11-25", "MIN-2027", "2027");
    assert_eq!(told(&edited.moved), ["WS-2026-01 next:ministerial-30d - 2027-12-01"]);
    story.start("2026-11-26", "MIN-2027", "2027-03");
    story.due("WS-2026-01", Some("2027-03-01"));
    let edited = story.start("2026-11-27", "MIN-2027", "2027-06-07");
    assert_eq!(told(&edited.moved), ["WS-2026-01 next:ministerial-30d 2027-03-01 2027-05-08"]);

    let standing = story.standing("WS-2026-01");
    assert_eq!((standing.n_extensions, standing.original_due_on), (0, Some(day("2027-12-01"))));
    assert_eq!(standing.updated_on, Some(day("2026-10-05")));
}

#[test]
fn what_the_deadline_was_on_a_day_follows_from_the_moves() {
    let mut story = Story::begin();
    story.adopt("WS-2026-01", Some("next:ministerial")).expect("added");
    story.add(&meeting("MIN-2027", MeetingKind::Ministerial, Some("2027-03-01")));
    story.start("2026-12-10", "MIN-2027", "2027-06-07");
    let due_then = |when: &str| {
        let mut register = Register::open(story.register.path()).expect("opened");
        register.travel(Moment { day: day(when), known_before: None }).expect("travelled");
        let mut due_on = None;
        let mut read = |record: Recommendation| {
            due_on = record.standing.due_on;
            Ok(())
        };
        register.recommendations(&Filter::default(), day(when), &mut read).expect("read");
        due_on.map(|day| day.to_string())
    };
    assert_eq!(due_then("2026-11-23"), None);
    assert_eq!(due_then("2026-11-24").as_deref(), Some("2027-03-01"));
    assert_eq!(due_then("2026-12-09").as_deref(), Some("2027-03-01"));
    assert_eq!(due_then("2026-12-10").as_deref(), Some("2027-06-07"));
}

#[test]
fn a_cancelled_meeting_leaves_no_day_and_one_that_was_held_fixes_it() {
    let mut story = Story::begin();
    story.add(&meeting("MIN-2027", MeetingKind::Ministerial, Some("2027-03-01")));
    story.adopt("WS-2026-01", Some("meeting:min-2027+7d")).expect("added");
    assert_eq!(story.standing("WS-2026-01").deadline.map(|due| due.to_string()).as_deref(), Some("meeting:MIN-2027+7d"));
    story.due("WS-2026-01", Some("2027-03-08"));

    let cancelled = |is_cancelled| MeetingEdit { is_cancelled: Some(is_cancelled), ..MeetingEdit::default() };
    let edited = story.edit("2026-12-01", "MIN-2027", &cancelled(true));
    assert_eq!(told(&edited.moved), ["WS-2026-01 meeting:MIN-2027+7d 2027-03-08 -"]);
    story.edit("2026-12-02", "MIN-2027", &cancelled(false));
    story.due("WS-2026-01", Some("2027-03-08"));

    let edited = story.start("2027-03-01", "MIN-2027", "2027-03-02");
    assert_eq!((edited.moved.len(), edited.n_fixed), (0, 1));
    story.due("WS-2026-01", Some("2027-03-08"));
}

#[test]
fn a_month_is_not_held_before_its_end() {
    let mut story = Story::begin();
    story.add(&meeting("MIN-2027", MeetingKind::Ministerial, Some("2027-03")));
    story.adopt("WS-2026-01", Some("next:ministerial")).expect("added");
    story.due("WS-2026-01", Some("2027-03-31"));
    story.start("2027-03-30", "MIN-2027", "2027-05");
    story.due("WS-2026-01", Some("2027-05-31"));
    story.start("2027-05-31", "MIN-2027", "2027-06");
    story.due("WS-2026-01", Some("2027-05-31"));
}

#[test]
fn the_next_meeting_is_of_the_kind_and_body_after_the_adopting_one_and_is_bound_once() {
    let mut story = Story::begin();
    story.adopt("WS-2026-01", Some("next:ministerial")).expect("added");
    story.add(&meeting("MIN-2020", MeetingKind::Ministerial, Some("2020-03-01")));
    story.add(&meeting("TEC-2027", MeetingKind::Technical, Some("2027-01-10")));
    story.add(&NewMeeting { body: "AU".to_owned(), ..meeting("AU-2027", MeetingKind::Ministerial, Some("2027-01-11")) });
    story.due("WS-2026-01", None);
    assert_eq!(story.add(&meeting("MIN-2027", MeetingKind::Ministerial, Some("2027-03-01"))).len(), 1);
    assert_eq!(story.add(&meeting("MIN-2026", MeetingKind::Ministerial, Some("2026-12-01"))).len(), 0);
    story.due("WS-2026-01", Some("2027-03-01"));
    story.adopt("WS-2026-02", Some("next:ministerial")).expect("added");
    story.due("WS-2026-02", Some("2026-12-01"));
}

#[test]
fn the_longest_reference_wins_and_an_unknown_one_is_not_found() {
    let mut story = Story::begin();
    story.add(&meeting("MIN-2027", MeetingKind::Ministerial, Some("2027-03-01")));
    story.adopt("WS-2026-01", Some("meeting:MIN-2027-30d")).expect("added");
    story.due("WS-2026-01", Some("2027-01-30"));
    story.add(&meeting("MIN-2027-30d", MeetingKind::Other, Some("2027-09-01")));
    story.adopt("WS-2026-02", Some("meeting:MIN-2027-30d")).expect("added");
    story.due("WS-2026-01", Some("2027-01-30"));
    story.due("WS-2026-02", Some("2027-09-01"));
    let refused = story.adopt("WS-2026-03", Some("meeting:MIN-2O27+1d")).expect_err("unknown");
    assert_eq!((refused.exit_code(), refused.to_string().as_str()), (3, "no meeting `MIN-2O27`"));
    assert_eq!(refused.near().as_deref(), Some("did you mean `MIN-2027`?"));
    let refused = story.adopt("WS-2026-04", Some("meeting:MIN-2027-99999d"));
    assert!(refused.is_ok(), "{refused:?}");
    let far = meeting("FAR", MeetingKind::Other, Some("9999-12-31"));
    story.add(&far);
    assert_eq!(story.adopt("WS-2026-05", Some("meeting:FAR+1d")).expect_err("beyond").exit_code(), 2);
}

#[test]
fn what_is_closed_stays_and_catches_up_when_it_is_opened_again() {
    let mut story = Story::begin();
    story.add(&meeting("MIN-2027", MeetingKind::Ministerial, Some("2027-03-01")));
    story.adopt("WS-2026-01", Some("next:ministerial")).expect("added");
    let note = Some("told by telephone".to_owned());
    let dropped = NewFollowUp { status: Some(Status::Dropped), note: note.clone(), ..NewFollowUp::default() };
    story.update("2026-12-01", "WS-2026-01", &Part::Whole, &dropped);
    assert_eq!(story.start("2026-12-02", "MIN-2027", "2027-06-07").moved, []);
    story.due("WS-2026-01", Some("2027-03-01"));
    let again = NewFollowUp { status: Some(Status::InProgress), note, ..NewFollowUp::default() };
    story.update("2026-12-03", "WS-2026-01", &Part::Whole, &again);
    story.due("WS-2026-01", Some("2027-06-07"));
    assert_eq!(story.standing("WS-2026-01").n_extensions, 0);
}

#[test]
fn components_and_shares_that_inherit_are_told_and_those_with_a_day_of_their_own_stay() {
    let mut story = Story::begin();
    story.add(&meeting("MIN-2027", MeetingKind::Ministerial, Some("2027-03-01")));
    let mut owners = Vec::new();
    for code in ["ZMB", "ZWE"] {
        let new = NewOwner {
            code: code.to_owned(),
            kind: OwnerKind::State,
            name: code.to_owned(),
            name_fr: None,
            name_pt: None,
            former_names: Vec::new(),
            members: Vec::new(),
        };
        owners.push(story.register.change(&author("test"), Keep::Commit, |change| change.add_owner(&new)).expect("added"));
    }
    let leads = owners.iter().map(|&owner| (owner, Role::Lead)).collect();
    let each = |new| NewRecommendation { is_each: true, owners: leads, ..new };
    story.adopt_as("WS-2026-01", Some("next:ministerial"), each).expect("added");
    let parent = story.adopt("WS-2026-02", Some("next:ministerial+1d")).expect("added");
    for part in ["WS-2026-02a", "WS-2026-02b"] {
        story.adopt_as(part, None, |new| NewRecommendation { parent: Some(parent), ..new }).expect("added");
    }
    let own_day = NewFollowUp { due: Some(Deadline::On(span("2027-01-31"))), ..NewFollowUp::default() };
    story.update("2026-11-24", "WS-2026-01", &Part::Owners(vec![owners[1]]), &own_day);
    story.update("2026-11-24", "WS-2026-02b", &Part::Whole, &own_day);
    let of_share = Deadline::parse("meeting:MIN-2027-1d").expect("a deadline");
    let edited = story.start("2026-12-01", "MIN-2027", "2027-06-07");
    assert_eq!(
        told(&edited.moved),
        [
            "WS-2026-01 next:ministerial 2027-03-01 2027-06-07",
            "WS-2026-01 ZMB next:ministerial 2027-03-01 2027-06-07",
            "WS-2026-02 next:ministerial+1d 2027-03-02 2027-06-08",
            "WS-2026-02a next:ministerial+1d 2027-03-02 2027-06-08",
        ]
    );
    story.update(
        "2026-12-02",
        "WS-2026-01",
        &Part::Owners(vec![owners[1]]),
        &NewFollowUp { due: Some(of_share), note: Some("a reason".to_owned()), ..NewFollowUp::default() },
    );
    let edited = story.start("2026-12-03", "MIN-2027", "2027-07-01");
    assert!(told(&edited.moved).contains(&"WS-2026-01 ZWE meeting:MIN-2027-1d 2027-06-06 2027-06-30".to_owned()));
}

#[test]
fn what_a_meeting_adopted_counts_from_its_new_day_and_stands_in_lists_by_it() {
    let mut story = Story::begin();
    story.add(&meeting("OTH-2026", MeetingKind::Other, Some("2026-11-01")));
    let other = story.register.find_meeting("OTH-2026").expect("there");
    story.adopt_as("OTH-2026-01", None, |new| NewRecommendation { meeting: Some(other), ..new }).expect("added");
    let parent = story.adopt("WS-2026-01", None).expect("added");
    story.adopt_as("WS-2026-01a", None, |new| NewRecommendation { parent: Some(parent), ..new }).expect("added");
    let listed = |story: &Story| {
        let mut refs = Vec::new();
        let mut read = |record: Recommendation| {
            refs.push(record.reference.to_string());
            Ok(())
        };
        story.register.recommendations(&Filter::default(), TODAY, &mut read).expect("read");
        refs
    };
    assert_eq!(listed(&story), ["WS-2026-01", "WS-2026-01a", "OTH-2026-01"]);
    story.start("2026-11-24", "WS-2026", "2026-11-20");
    assert_eq!(listed(&story), ["OTH-2026-01", "WS-2026-01", "WS-2026-01a"]);
    for reference in ["WS-2026-01", "WS-2026-01a"] {
        assert_eq!(story.standing(reference).watch.quiet_since_on, Some(day("2026-11-20")), "{reference}");
    }
    let first_days: String = {
        let sql = "SELECT group_concat(DISTINCT first_on) FROM recommendation WHERE ref LIKE 'WS-%'";
        story.register.connection.query_row(sql, [], |row| row.get(0)).expect("read")
    };
    assert_eq!(first_days, "2026-11-20");
}

#[test]
fn a_meeting_does_not_end_before_it_starts() {
    let mut story = Story::begin();
    let id = story.register.find_meeting("WS-2026").expect("there");
    let edit = MeetingEdit { ends: Some(Some(span("2026-09"))), ..MeetingEdit::default() };
    let refused = story.register.change(&author("test"), Keep::Commit, |change| change.edit_meeting(id, &edit));
    assert_eq!(refused.expect_err("refused").exit_code(), 4);
    story.edit("2026-11-24", "WS-2026", &MeetingEdit { ends: Some(Some(span("2026"))), ..MeetingEdit::default() });
}

#[test]
fn the_deadlines_that_follow_meetings_are_found_by_their_index() {
    let story = Story::begin();
    let plan = |of: Option<RecommendationId>| {
        let sql = format!("EXPLAIN QUERY PLAN {}", crate::store::meeting::deadlines::following_sql(of));
        let mut statement = story.register.connection.prepare(&sql).expect("a plan");
        let lines = statement.query_map((TODAY, of), |row| row.get::<_, String>(3)).expect("a plan");
        lines.map(|line| line.expect("a line")).collect::<Vec<_>>()
    };
    assert!(plan(None).iter().any(|line| line.contains("SCAN f USING INDEX follow_up_event")), "{:?}", plan(None));
    let of = plan(Some(RecommendationId(3)));
    assert!(of.iter().any(|line| line.contains("SEARCH f USING INDEX follow_up_event (recommendation_id=?)")), "{of:?}");
    assert!(!of.iter().any(|line| line.contains("SCAN")), "{of:?}");
}

#[test]
fn without_a_meeting_the_next_one_is_counted_from_the_day_it_was_set() {
    let mut story = Story::begin();
    let id = story.adopt_as("X-01", None, |new| NewRecommendation { meeting: None, ..new }).expect("added");
    story.add(&meeting("MIN-2027", MeetingKind::Ministerial, Some("2027-03-01")));
    let next = Deadline::parse("next:ministerial").expect("a deadline");
    let resolve =
        |on: &str| crate::store::meeting::events::resolve(&story.register.connection, id, &next, day(on)).expect("resolved");
    let Resolved { reference, on, .. } = resolve("2026-12-01");
    assert_eq!((reference.as_deref(), on), (Some("MIN-2027"), Some(day("2027-03-01"))));
    assert_eq!(resolve("2027-03-01").on, None);
}

/// What happens to a meeting.
#[derive(Debug, Clone, Copy)]
enum Happening {
    Starts(Option<NaiveDate>),
    Cancelled(bool),
}

fn happening() -> impl Strategy<Value = Happening> {
    let any_day = (0u64..400).prop_map(|offset| Happening::Starts(Some(TODAY + Days::new(offset))));
    prop_oneof![any_day, Just(Happening::Starts(None)), any::<bool>().prop_map(Happening::Cancelled)]
}

proptest! {
    #![proptest_config(cases(4))]

    #[test]
    fn a_deadline_is_the_meetings_day_until_it_was_held(
        steps in proptest::collection::vec((0u64..60, happening()), 1..8),
        offset in -40i32..40,
    ) {
        let mut story = Story::begin();
        story.add(&meeting("MIN-2027", MeetingKind::Ministerial, None));
        story.adopt("WS-2026-01", Some(&format!("meeting:MIN-2027{offset:+}d"))).expect("added");
        let (mut today, mut starts, mut is_cancelled, mut expected) = (TODAY, None, false, None::<NaiveDate>);
        for (days, happening) in steps {
            today = today + Days::new(days);
            let was_held = !is_cancelled && starts.is_some_and(|starts| starts <= today);
            let edit = match happening {
                Happening::Starts(day) => {
                    starts = day;
                    MeetingEdit { starts: Some(day.map(Span::Day)), ..MeetingEdit::default() }
                }
                Happening::Cancelled(is) => {
                    is_cancelled = is;
                    MeetingEdit { is_cancelled: Some(is), ..MeetingEdit::default() }
                }
            };
            if !(was_held && expected.is_some()) {
                let day = starts.filter(|_| !is_cancelled);
                expected = day.map(|day| day + chrono::TimeDelta::days(offset.into()));
            }
            story.edit(&today.to_string(), "MIN-2027", &edit);
            let standing = story.standing("WS-2026-01");
            prop_assert_eq!((standing.due_on, standing.n_extensions), (expected, 0));
        }
    }
}
