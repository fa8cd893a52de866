//! Owners and persons in whole registers: merges, who coordinated when, and persons who are forgotten.

mod forgotten;

use crate::error::{Error, OwnerRefusal, PersonRefusal, Result};
use crate::model::date::Span;
use crate::model::people::Contact;
use crate::model::period::{Period, gap_on};
use crate::model::vocabulary::{Audience, OwnerKind, Status};
use crate::store::file::register::{Keep, Register};
use crate::store::fold::past::Moment;
use crate::store::item::record::{NewFollowUp, Part};
use crate::store::owner::entering::{NewOwner, OwnerEdit};
use crate::store::person::tenures::{FocalPointEdit, Handover, NewFocalPoint};
use crate::testing::{TODAY, author, day, midsa};

fn contact(name: &str) -> Contact {
    Contact { name: Some(name.to_owned()), ..Contact::default() }
}

fn since(text: &str) -> Period {
    Period { since: Some(day(text)), until: None }
}

fn add(register: &mut Register, owner: &str, contact: Contact, is_coordinator: bool, period: Period) -> Result<()> {
    let owner = register.find_owner(owner)?;
    let new = NewFocalPoint { owner, contact, lang: None, theme: None, is_coordinator, period };
    register.change(&author("focal-point add"), Keep::Commit, |change| change.add_focal_point(&new))
}

fn update(register: &mut Register, reference: &str, owner: &str, new: &NewFollowUp) -> Result<()> {
    let id = register.find_recommendation(reference)?;
    let part = Part::Owners(vec![register.find_owner(owner)?]);
    register.change(&author("rec update"), Keep::Commit, |change| change.record(id, &part, new).map(|_| ()))
}

fn count(register: &Register, sql: &str) -> i64 {
    register.connection.query_row(sql, [], |row| row.get(0)).expect("a count")
}

/// The coordinators of `owner` on a day.
fn coordinators(register: &Register, owner: &str, on: &str) -> Vec<String> {
    let mut register = Register::open(register.path()).expect("opened");
    register.travel(Moment { day: day(on), known_before: None }).expect("travelled");
    let owner = register.find_owner(owner).expect("there");
    let mut names = Vec::new();
    register
        .focal_points(&[owner], &mut |one| {
            if one.is_coordinator && one.period.covers(day(on)) {
                names.push(one.name().to_owned());
            }
            Ok(())
        })
        .expect("read");
    names
}

/// Every row of the log, as text.
fn log(register: &Register) -> Vec<String> {
    let mut rows = Vec::new();
    for sql in ["SELECT * FROM log ORDER BY id", "SELECT * FROM log_change ORDER BY id"] {
        let mut statement = register.connection.prepare(sql).expect("the log");
        let n_columns = statement.column_count();
        let text = |row: &rusqlite::Row<'_>| {
            (0..n_columns).map(|place| row.get_ref(place).map(|value| format!("{value:?}"))).collect::<rusqlite::Result<String>>()
        };
        rows.extend(statement.query_map([], text).expect("rows").map(|row| row.expect("a row")));
    }
    rows
}

#[test]
fn one_person_coordinates_at_a_time_and_the_past_remembers_who() {
    let (_folder, mut register) = midsa();
    add(&mut register, "ZMB", contact("Grace"), true, since("2020-01-01")).expect("added");
    add(&mut register, "ZMB", contact("Joseph"), true, since("2024-01-01")).expect("added");
    assert_eq!(coordinators(&register, "ZMB", "2023-12-31"), ["Grace"]);
    assert_eq!(coordinators(&register, "ZMB", "2024-01-01"), ["Joseph"]);
    let zambia = register.find_owner("ZMB").expect("there");
    let handover =
        Handover { owner: zambia, from: Some("joseph".into()), to: contact("Mary"), lang: None, on: day("2025-01-01") };
    register.change(&author("handover"), Keep::Commit, |change| change.hand_over(&handover)).expect("handed over");
    assert_eq!(coordinators(&register, "ZMB", "2024-12-31"), ["Joseph"]);
    assert_eq!(coordinators(&register, "ZMB", "2025-01-01"), ["Mary"]);
    let to_deputy =
        Handover { owner: zambia, from: Some("mary".into()), to: contact("Grace"), lang: None, on: day("2026-01-01") };
    register.change(&author("handover"), Keep::Commit, |change| change.hand_over(&to_deputy)).expect("handed over");
    assert_eq!(coordinators(&register, "ZMB", "2025-12-31"), ["Mary"]);
    assert_eq!(coordinators(&register, "ZMB", "2026-01-01"), ["Grace"]);
    let earlier = add(&mut register, "ZMB", contact("Peter"), true, since("2019-01-01"));
    assert!(matches!(earlier, Err(Error::Person(PersonRefusal::Coordinates { .. }))), "{earlier:?}");
    let twice = add(&mut register, "ZMB", contact("GRACE"), false, since("2026-05-01"));
    assert!(matches!(twice, Err(Error::Person(PersonRefusal::ServesAlready { .. }))), "{twice:?}");
}

#[test]
fn the_end_of_a_tenure_and_of_a_membership_was_not_known_before_it_was_recorded() {
    let (_folder, mut register) = midsa();
    add(&mut register, "ZMB", contact("Grace"), false, since("2020-01-01")).expect("added");
    let known = crate::store::log::clock::now();
    let zambia = register.find_owner("ZMB").expect("there");
    let group = register.find_owner("PARTICIPATING-GOVERNMENTS").expect("there");
    let edit = FocalPointEdit { until: Some(day("2024-03-01")), ..FocalPointEdit::default() };
    register.change(&author("edit"), Keep::Commit, |change| change.edit_focal_point(zambia, "grace", &edit)).expect("ended");
    register.change(&author("leave"), Keep::Commit, |change| change.leave(zambia, group, day("2024-03-01"))).expect("left");
    let look = |known_before| {
        let mut register = Register::open(register.path()).expect("opened");
        register.travel(Moment { day: TODAY, known_before }).expect("travelled");
        let dossier = register.owner_dossier(zambia, TODAY, Audience::Internal).expect("read");
        let tenures: Vec<Period> = dossier.focal_points.iter().map(|one| one.period).collect();
        let members = register.owner_dossier(group, TODAY, Audience::Internal).expect("read").owner.members;
        (gap_on(&tenures, TODAY), members.len())
    };
    assert_eq!(look(None), (Some(day("2024-03-01")), 14));
    assert_eq!(look(Some(known)), (None, 15));
}

#[test]
fn a_merge_moves_everything_and_the_old_names_find_the_new_owner() {
    let (_folder, mut register) = midsa();
    let new = NewOwner {
        code: "SWAZI".to_owned(),
        kind: OwnerKind::State,
        name: "Government of Ngwane".to_owned(),
        name_fr: None,
        name_pt: None,
        former_names: Vec::new(),
        members: Vec::new(),
    };
    let old = register.change(&author("owner add"), Keep::Commit, |change| change.add_owner(&new)).expect("added");
    let group = register.find_owner("PARTICIPATING-GOVERNMENTS").expect("there");
    let iom = register.find_owner("IOM").expect("there");
    register.change(&author("join"), Keep::Commit, |change| change.join(old, group, since("2020-01-01"))).expect("joined");
    add(&mut register, "SWAZI", contact("Thoko"), true, since("2020-01-01")).expect("added");
    let kept = register.change(&author("merge"), Keep::Commit, |change| change.merge_owners(iom, iom));
    assert!(matches!(kept, Err(Error::Owner(OwnerRefusal::MergedIntoItself { .. }))));

    let swazi = register.find_owner("SWZ").expect("there");
    let merged = register.change(&author("merge"), Keep::Commit, |change| change.merge_owners(old, swazi)).expect("merged");
    assert_eq!((merged.n_memberships, merged.n_focal_points), (1, 1));
    assert_eq!(register.find_owner("swazi").expect("found"), swazi);
    assert_eq!(register.find_owner("Government of Ngwane").expect("found"), swazi);
    let dossier = register.owner_dossier(swazi, TODAY, Audience::Internal).expect("read");
    let of_workshop = dossier.groups.iter().filter(|one| one.code == "PARTICIPATING-GOVERNMENTS");
    assert_eq!(of_workshop.count(), 1, "two memberships in one group at one time are one");
    assert_eq!(dossier.groups[0].period, Period::ALWAYS);
    assert_eq!(dossier.focal_points.len(), 1);
    let taken = register.change(&author("owner add"), Keep::Commit, |change| change.add_owner(&new));
    assert!(matches!(taken, Err(Error::Owner(OwnerRefusal::CodeFormer { .. }))), "{taken:?}");

    let both = register.find_owner("ZMB").expect("there");
    let refused = register.change(&author("merge"), Keep::Commit, |change| change.merge_owners(both, swazi)).expect_err("shares");
    assert!(refused.to_string().ends_with("both have a share in MRU-2006-02a"), "{refused}");
}

#[test]
fn a_merge_moves_shares_with_their_history() {
    let (_folder, mut register) = midsa();
    let done =
        NewFollowUp { status: Some(Status::Implemented), happened: Some(Span::Day(day("2012-05-01"))), ..NewFollowUp::default() };
    update(&mut register, "MRU-2006-02a", "ZMB", &done).expect("allowed");
    let (zambia, unodc) = (register.find_owner("ZMB").expect("there"), register.find_owner("UNODC").expect("there"));
    let open_before = register.owner_dossier(zambia, TODAY, Audience::Internal).expect("read").owner.n_open;
    let merged = register.change(&author("merge"), Keep::Commit, |change| change.merge_owners(zambia, unodc)).expect("merged");
    assert_eq!((merged.n_shares, merged.n_follow_ups), (1, 1));
    let id = register.find_recommendation("MRU-2006-02a").expect("there");
    let dossier = register.dossier(id, TODAY).expect("read");
    let share = dossier.shares.iter().find(|share| share.code == "UNODC").expect("moved");
    assert_eq!(share.standing.status, Status::Implemented);
    assert_eq!(register.owner_dossier(unodc, TODAY, Audience::Internal).expect("read").owner.n_open, open_before);
    assert_eq!(count(&register, "SELECT count(*) FROM owner WHERE code = 'ZMB'"), 0);
}

#[test]
fn a_merge_leaves_one_role_a_day_and_the_stronger_one() {
    let (_folder, mut register) = midsa();
    let new = NewOwner {
        code: "IOM-OLD".to_owned(),
        kind: OwnerKind::Office,
        name: "The old office".to_owned(),
        name_fr: None,
        name_pt: None,
        former_names: Vec::new(),
        members: Vec::new(),
    };
    let old = register.change(&author("owner add"), Keep::Commit, |change| change.add_owner(&new)).expect("added");
    let iom = register.find_owner("IOM").expect("there");
    let held = |owner: i64, role: &str, since: &str, until: &str| {
        format!(
            "INSERT INTO assignment (recommendation_id, owner_id, role, place, since_on, until_on)
             SELECT id, {owner}, '{role}', 90, nullif('{since}', ''), nullif('{until}', '') FROM recommendation WHERE ref = 'WDH-2010-01';"
        )
    };
    let sql = [
        "DELETE FROM assignment WHERE recommendation_id = (SELECT id FROM recommendation WHERE ref = 'WDH-2010-01');".to_owned(),
        held(iom.0, "lead", "2015-01-01", "2018-01-01"),
        held(old.0, "support", "2012-01-01", ""),
        held(iom.0, "support", "2011-01-01", "2013-01-01"),
        held(old.0, "addressee", "2016-01-01", "2017-01-01"),
    ]
    .concat();
    register.connection.execute_batch(&sql).expect("written");
    register.change(&author("merge"), Keep::Commit, |change| change.merge_owners(old, iom)).expect("merged");
    let sql = "SELECT group_concat(role || ' ' || since_on || ' ' || ifnull(until_on, '-'), ', ') FROM
        (SELECT a.* FROM assignment a JOIN recommendation r ON r.id = recommendation_id AND ref = 'WDH-2010-01' ORDER BY since_on)";
    let held: String = register.connection.query_row(sql, [], |row| row.get(0)).expect("read");
    assert_eq!(held, "support 2011-01-01 2015-01-01, lead 2015-01-01 2018-01-01, support 2018-01-01 -");
}

#[test]
fn a_group_never_contains_itself_and_times_do_not_overlap() {
    let (_folder, mut register) = midsa();
    let id = |register: &Register, code: &str| register.find_owner(code).expect("there");
    let (states, region) = (id(&register, "PARTICIPATING-GOVERNMENTS"), id(&register, "THE-REGION"));
    let (zambia, iom) = (id(&register, "ZMB"), id(&register, "IOM"));
    let mut join =
        |owner, group, period| register.change(&author("join"), Keep::Commit, |change| change.join(owner, group, period));
    join(states, region, Period::ALWAYS).expect("joined");
    for (owner, group, period) in [
        (region, states, Period::ALWAYS),
        (states, states, Period::ALWAYS),
        (zambia, states, since("2020-01-01")),
        (zambia, iom, Period::ALWAYS),
        (iom, region, Period { since: Some(day("2020-01-01")), until: Some(day("2020-01-01")) }),
    ] {
        let refused = join(owner, group, period);
        assert!(matches!(refused, Err(Error::Owner(_) | Error::Period(_))), "{refused:?}");
    }
    join(iom, region, Period { since: None, until: Some(day("2020-01-01")) }).expect("joined");
    join(iom, region, since("2020-01-01")).expect("the day it left is free");
}

#[test]
fn a_replaced_name_still_finds_its_owner() {
    let (_folder, mut register) = midsa();
    let id = register.find_owner("ZAF").expect("there");
    let mut edit = OwnerEdit { name: Some("Azania".to_owned()), ..OwnerEdit::default() };
    register.change(&author("edit"), Keep::Commit, |change| change.edit_owner(id, &edit)).expect("edited");
    assert_eq!(register.find_owner("south africa").expect("found"), id);
    edit.name = Some("Suid-Afrika".to_owned());
    edit.is_correction = true;
    register.change(&author("edit"), Keep::Commit, |change| change.edit_owner(id, &edit)).expect("edited");
    assert!(register.find_owner("Azania").is_err());
    let removed = OwnerEdit { removed: vec!["SOUTH AFRICA".to_owned()], ..OwnerEdit::default() };
    register.change(&author("edit"), Keep::Commit, |change| change.edit_owner(id, &removed)).expect("edited");
    // Only the code says which state it is; the owner is also found by that state's name.
    assert_eq!(register.find_owner("South Africa").expect("found"), id);
}
