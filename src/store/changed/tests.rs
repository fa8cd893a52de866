//! Whole commands, and what their images say.

use crate::model::changed::{Became, Changed, Difference, Told};
use crate::model::date::Span;
use crate::model::people::Contact;
use crate::model::period::Period;
use crate::model::vocabulary::{Kind, Role, Status};
use crate::store::{
    Change, Consent, Edit, FocalPointEdit, Keep, NewComponent, NewFocalPoint, NewFollowUp, NewRecommendation, Outcome, Part,
    Reassignment, Register, Target,
};
use crate::testing::{author, day, midsa};

struct Office {
    register: Register,
    _folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        let (folder, register) = midsa();
        Self { register, _folder: folder }
    }

    /// Does the work and returns what the images say, one line for each thing.
    fn tell<T>(&mut self, work: impl FnOnce(&mut Change<'_>) -> crate::error::Result<T>) -> Vec<String> {
        let (_, changed) = self.register.change_telling(&author("done"), Keep::Commit, work).expect("allowed");
        changed.iter().map(line).collect()
    }

    fn undo(&mut self) -> Vec<String> {
        match self.register.take_back(&author("undo"), Keep::Commit, Target::Newest(1), &Consent::ToAll).expect("taken back") {
            Outcome::Done(steps) => steps[0].told.first.iter().map(line).collect(),
            Outcome::Asks(_) => panic!("nobody is to be asked"),
        }
    }
}

/// `A-01 changed: status a > b; [+2026-11-24 status > b]`.
fn line(changed: &Changed) -> String {
    let step = |one: &Difference| {
        let side = |value: &Option<String>| value.as_deref().map(|value| value.chars().take(24).collect()).unwrap_or_default();
        let (before, after): (String, String) = (side(&one.before), side(&one.after));
        format!("{} {before} > {after}", one.column)
    };
    let mut parts: Vec<String> = changed.differences.iter().map(step).collect();
    for entry in &changed.entries {
        let sign = if entry.became == Became::Removed { '-' } else { '+' };
        let sets: Vec<String> = entry.sets.iter().map(step).collect();
        parts.push(format!("[{sign}{} {}]", entry.happened_on, sets.join(", ")));
    }
    let follows = if changed.follows() { " (follows)" } else { "" };
    format!("{} {}{follows}: {}", changed.subject, changed.became.word(), parts.join("; "))
}

#[test]
fn an_update_of_a_share_is_shown_and_undone_with_what_follows() {
    let mut office = Office::new();
    let id = office.register.find_recommendation("MRU-2006-02a").expect("there");
    let zambia = office.register.find_owner("ZMB").expect("there");
    let new = NewFollowUp { status: Some(Status::InProgress), note: Some("Named".to_owned()), ..NewFollowUp::default() };
    let told = office.tell(|change| change.record(id, &Part::Owners(vec![zambia]), &new));
    assert_eq!(
        told,
        [
            "MRU-2006-02a ZMB changed: status not-reported > in-progress; [+2026-11-24 status  > in-progress, note  > Named]",
            "MRU-2006-02a changed (follows): status not-reported > in-progress",
        ]
    );
    assert_eq!(
        office.undo(),
        [
            "MRU-2006-02a ZMB changed: status in-progress > not-reported; [-2026-11-24 status in-progress > , note Named > ]",
            "MRU-2006-02a changed (follows): status in-progress > not-reported",
        ]
    );
}

#[test]
fn what_is_added_with_a_recommendation_is_shown_with_it() {
    let mut office = Office::new();
    let leads = ["NAM", "ZMB"].map(|code| (office.register.find_owner(code).expect("there"), Role::Lead));
    let meeting = office.register.find_meeting("WDH-2010").expect("there");
    let told = office.tell(|change| {
        let new = NewRecommendation {
            reference: change.next_in_meeting(meeting)?,
            parent: None,
            kind: Kind::Decision,
            meeting: Some(meeting),
            title: "Sign it".to_owned(),
            text: "Sign it.".to_owned(),
            source: None,
            themes: vec!["data".to_owned()],
            priority: None,
            done_when: None,
            is_each: true,
            owners: leads.to_vec(),
            first: None,
        };
        change.add(&new)
    });
    let own = "meeting  > WDH-2010; title  > Sign it; text  > Sign it.; themes  > data; tracking  > each; \
               status  > not-reported; assurance  > none; owners  > NAM, ZMB; n_shares  > 2";
    assert_eq!(told, [format!("WDH-2010-07 added: kind  > decision; {own}")]);
    let gone = office.undo();
    assert_eq!(gone.len(), 1, "{gone:?}");
    assert!(gone[0].starts_with("WDH-2010-07 removed: kind decision > ; meeting WDH-2010 > "), "{gone:?}");
    assert!(gone[0].ends_with("owners NAM, ZMB > ; n_shares 2 > "), "{gone:?}");
}

#[test]
fn edits_and_owners_are_shown_by_the_columns_that_people_know() {
    let mut office = Office::new();
    let id = office.register.find_recommendation("MRU-2006-02a").expect("there");
    let edit = Edit {
        title: Some("Focal points".to_owned()),
        added_themes: vec!["data".to_owned()],
        removed_themes: vec!["midsa-governance".to_owned()],
        ..Edit::default()
    };
    let told = office.tell(|change| change.edit(id, &edit));
    assert_eq!(
        told,
        ["MRU-2006-02a changed: title Establish a MIDSA focal  > Focal points; themes midsa-governance > ; themes  > data",]
    );
    let lead = |code: &str, office: &Office| Reassignment {
        owner: office.register.find_owner(code).expect("there"),
        role: Some(Role::Lead),
    };
    let (zambia, iom) = (lead("ZMB", &office), lead("IOM", &office));
    let on = "2015-01-01".parse().ok();
    let told = office.tell(|change| change.reassign(id, &[zambia], &[iom], on));
    assert_eq!(
        told,
        [
            "MRU-2006-02a ZMB changed: role lead > ; until_on  > 2015-01-01",
            "MRU-2006-02a IOM changed: role  > lead; share  > yes; since_on  > 2015-01-01",
        ]
    );
    assert_eq!(
        office.undo(),
        [
            "MRU-2006-02a IOM changed: role lead > ; share yes > ; since_on 2015-01-01 > ",
            "MRU-2006-02a ZMB changed: role  > lead; until_on 2015-01-01 > ",
        ]
    );
}

#[test]
fn a_tenure_in_which_one_becomes_coordinator_is_one_tenure() {
    let mut office = Office::new();
    let owner = office.register.find_owner("ZMB").expect("there");
    let grace = NewFocalPoint {
        owner,
        contact: Contact { name: Some("Grace".to_owned()), ..Contact::default() },
        lang: None,
        theme: None,
        is_coordinator: false,
        period: Period { since: Some(day("2020-01-01")), until: None },
    };
    let told = office.tell(|change| change.add_focal_point(&grace));
    assert_eq!(told, ["ZMB Grace added: since_on  > 2020-01-01"]);
    let edit = FocalPointEdit {
        title: Some("Director".to_owned()).into(),
        coordinates: Some((true, Some(day("2024-01-01")))),
        ..FocalPointEdit::default()
    };
    let told = office.tell(|change| change.edit_focal_point(owner, "grace", &edit));
    assert_eq!(told, ["ZMB Grace changed: title  > Director; coordinator no > yes; from_on  > 2024-01-01"]);
    // What is known of a person has no image, so undo leaves it alone.
    assert_eq!(office.undo(), ["ZMB Grace changed: coordinator yes > no; from_on 2024-01-01 > "]);
}

#[test]
fn of_many_changes_the_first_are_shown_and_all_are_counted() {
    let mut office = Office::new();
    let id = office.register.find_recommendation("MRU-2006-03").expect("there");
    let part = |text: &str| NewComponent { title: text.to_owned(), text: text.to_owned() };
    office.tell(|change| change.split(id, &[part("one"), part("two")], None::<Span>));
    let told = office.register.told(2, 1).expect("read");
    assert_eq!(told.first.len(), 1);
    let counts: Vec<String> =
        told.counts.iter().map(|count| format!("{} {:?} {}", count.n, count.thing, count.became.word())).collect();
    assert_eq!(counts, ["2 Recommendation added", "1 Recommendation changed", "2 FollowUp added"]);
    let all: Told = office.register.told(2, usize::MAX).expect("read");
    assert_eq!((all.first.len(), all.counts.len()), (3, 0));
}
