//! Owners and persons in whole registers: what is merged, who coordinated when, and that a forgotten person is gone.

use std::fs;

use super::entering::{NewOwner, OwnerEdit};
use crate::error::{Error, OwnerRefusal, PersonRefusal, Result};
use crate::model::date::Span;
use crate::model::follow_up::Evidence;
use crate::model::people::{Contact, FORGOTTEN};
use crate::model::period::{Period, gap_on};
use crate::model::vocabulary::{Assurance, OwnerKind, Status};
use crate::store::file::register::Register;
use crate::store::file::transaction::Keep;
use crate::store::fold::past::Moment;
use crate::store::item::record::{NewFollowUp, Part};
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
    register.change(&author("focal-point add"), Keep::Commit, |change| change.add_focal_point(&new).map(|_| ()))
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
fn a_forgotten_person_stands_nowhere_in_the_file_and_the_log_is_as_it_was() {
    let (folder, mut register) = midsa();
    let zambia = register.find_owner("ZMB").expect("there");
    let person = |n: usize| Contact {
        name: Some(format!("Grace Phiri-{n:03}")),
        title: Some("x".repeat(n * 37 % 200)),
        email: Some(format!("g.phiri.{n:03}@example.org")),
        phone: Some(format!("+260 97 555 {n:03}")),
    };
    for n in [17, 18] {
        add(&mut register, "ZMB", person(n), false, since("2024-03-01")).expect("added");
    }
    let reported = NewFollowUp {
        status: Some(Status::InProgress),
        reported_by: Some("grace phiri-017".to_owned()),
        ..NewFollowUp::default()
    };
    update(&mut register, "MRU-2006-02a", "ZMB", &reported).expect("allowed");

    let bytes = |register: &Register| fs::read(register.path()).expect("the file");
    let stands = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(stands(&bytes(&register), "Grace Phiri-017"));
    let backups = folder.path().join("backups");
    fs::create_dir(&backups).expect("made");
    fs::copy(register.path(), backups.join("before.db")).expect("copied");
    fs::write(backups.join("other.db"), b"nothing of the kind").expect("written");

    let before = log(&register);
    let forgotten = register
        .change(&author("focal-point forget ZMB"), Keep::Commit, |change| change.forget(zambia, "Grace Phiri-017"))
        .expect("forgotten");
    register.sweep().expect("swept");
    for needle in ["Grace Phiri-017", "grace phiri-017", "g.phiri.017@example.org", "+260 97 555 017"] {
        assert!(!stands(&bytes(&register), needle), "{needle}");
    }
    assert!(stands(&bytes(&register), "Grace Phiri-018"));
    assert_eq!(fs::read_dir(folder.path()).expect("read").count(), 2, "the register and its backups, no journal");
    assert_eq!((forgotten.n_reported, forgotten.ends_tenure), (1, true));
    assert_eq!(forgotten.mentions, crate::store::person::forget::Mentions::default());
    assert_eq!(register.backups_holding(&forgotten.contact).expect("read"), [backups.join("before.db")]);

    let after = log(&register);
    assert!(before.iter().all(|row| after.contains(row)), "what was logged stays, and with it the chain");
    assert_eq!(after.len(), before.len() + 2, "one entry, and the end of the tenure");
    let missing = register.change(&author("again"), Keep::Commit, |change| change.forget(zambia, "Grace Phiri-017"));
    assert!(matches!(missing, Err(Error::NoFocalPoint { .. })), "{missing:?}");
}

/// `secure_delete` alone leaves copies: of rows that moved when the tree of their table was balanced.
#[test]
fn what_was_emptied_is_swept_out_of_where_it_stood_before_too() {
    let (_folder, mut register) = midsa();
    let emptied = register.change(&author("contacts"), Keep::Commit, |change| {
        let mut random = 7u64;
        let mut next = |below: u64| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from((random >> 33) % below).unwrap_or(0)
        };
        let mut ids = Vec::new();
        for n in 0..400 {
            let title = Some("x".repeat(next(200)));
            ids.push(change.insert_contact(&Contact { title, ..contact(&format!("Needle-{n:03}")) })?);
            let other = next(n + 1);
            let title = Some("y".repeat(next(900)));
            change.update_contact(ids[other], &Contact { title, ..contact(&format!("Needle-{other:03}")) })?;
        }
        Ok(ids)
    });
    let emptied = emptied.expect("written");
    register
        .change(&author("emptied"), Keep::Commit, |change| {
            emptied.iter().try_for_each(|id| change.update_contact(*id, &Contact::default()).map(|_| ()))
        })
        .expect("emptied");
    let n_left = |register: &Register| {
        let bytes = fs::read(register.path()).expect("the file");
        bytes.windows(7).filter(|window| *window == b"Needle-").count()
    };
    assert_ne!(n_left(&register), 0, "copies, without which this shows nothing");
    register.sweep().expect("swept");
    assert_eq!(n_left(&register), 0);
}

#[test]
fn a_contact_that_an_undone_tenure_left_behind_is_forgotten_too() {
    let (_folder, mut register) = midsa();
    let zambia = register.find_owner("ZMB").expect("there");
    for _ in 0..2 {
        register
            .change(&author("as after undo"), Keep::Commit, |change| change.insert_contact(&contact("Grace Phiri")))
            .expect("added");
    }
    let forget = |register: &mut Register| {
        register.change(&author("forget"), Keep::Commit, |change| change.forget(zambia, "grace phiri").map(|_| ()))
    };
    forget(&mut register).expect("found among those left behind");
    assert_eq!(count(&register, "SELECT count(*) FROM contact WHERE name IS NOT NULL"), 0);
    assert!(matches!(forget(&mut register), Err(Error::NoFocalPoint { .. })));
}

#[test]
fn what_a_forgotten_person_reported_stays_confirmed() {
    let (_folder, mut register) = midsa();
    add(&mut register, "ZMB", contact("Grace Phiri"), false, since("2024-03-01")).expect("added");
    let done = NewFollowUp {
        status: Some(Status::Implemented),
        reported_by: Some("Grace Phiri".to_owned()),
        evidence: vec![Evidence { place: "https://example.org/gazette".to_owned(), sha256: None }],
        ..NewFollowUp::default()
    };
    update(&mut register, "MRU-2006-02a", "ZMB", &done).expect("allowed");
    let confirmed = NewFollowUp { assurance: Some(Assurance::Confirmed), ..NewFollowUp::default() };
    update(&mut register, "MRU-2006-02a", "ZMB", &confirmed).expect("another reported it");

    let zambia = register.find_owner("ZMB").expect("there");
    let edit = FocalPointEdit { name: Some("Officer".to_owned()), ..FocalPointEdit::default() };
    let renamed = register.change(&author("edit"), Keep::Commit, |change| change.edit_focal_point(zambia, "Grace Phiri", &edit));
    assert!(matches!(renamed, Err(Error::Refused { .. })), "who confirmed can't become who reported: {renamed:?}");

    register.change(&author("forget"), Keep::Commit, |change| change.forget(zambia, "Grace Phiri")).expect("forgotten");
    let again = NewFollowUp { note: Some("a letter".to_owned()), ..NewFollowUp::default() };
    update(&mut register, "MRU-2006-02a", "ZMB", &again).expect("the history is still allowed");
    let id = register.find_recommendation("MRU-2006-02a").expect("there");
    let dossier = register.dossier(id, TODAY).expect("read");
    let share = dossier.shares.iter().find(|share| share.code == "ZMB").expect("a share");
    assert_eq!(share.standing.assurance, Assurance::Confirmed);
    assert!(dossier.entries.iter().any(|entry| entry.reported_by.as_deref() == Some(FORGOTTEN)));
}

#[test]
fn a_name_in_notes_and_log_is_told_and_one_that_nobody_bears_stays_a_text() {
    let (_folder, mut register) = midsa();
    let by_text =
        NewFollowUp { reported_by: Some("Grace Phiri".to_owned()), note: Some("rang".into()), ..NewFollowUp::default() };
    update(&mut register, "MRU-2006-02a", "ZMB", &by_text).expect("allowed");
    assert_eq!(count(&register, "SELECT count(*) FROM follow_up WHERE reported_by = 'Grace Phiri'"), 1);
    add(&mut register, "ZMB", contact("Grace Phiri"), false, since("2024-03-01")).expect("added");
    let zambia = register.find_owner("ZMB").expect("there");
    let forgotten =
        register.change(&author("forget"), Keep::Commit, |change| change.forget(zambia, "Grace Phiri")).expect("forgotten");
    assert_eq!(forgotten.mentions.references, ["MRU-2006-02a"]);
    assert_eq!((forgotten.mentions.n_log_entries, forgotten.n_reported), (1, 0));
}

#[test]
fn a_report_is_of_the_persons_own_owner_before_anybody_elses() {
    let (_folder, mut register) = midsa();
    for owner in ["ZMB", "ZWE"] {
        add(&mut register, owner, contact("J. Banda"), false, since("2024-03-01")).expect("added");
    }
    let report = NewFollowUp { note: Some("rang".into()), reported_by: Some("j. banda".into()), ..NewFollowUp::default() };
    update(&mut register, "MRU-2006-02a", "ZWE", &report).expect("allowed");
    let sql = "SELECT count(*) FROM follow_up u JOIN focal_point f ON f.contact_id = u.reported_by_id
        JOIN owner o ON o.id = f.owner_id WHERE o.code = 'ZWE'";
    assert_eq!(count(&register, sql), 1);
    // On a recommendation of others it could be either of the two.
    let id = register.find_recommendation("MRU-2006-03").expect("there");
    register.change(&author("rec update"), Keep::Commit, |change| change.record(id, &Part::Whole, &report)).expect("allowed");
    assert_eq!(count(&register, "SELECT count(*) FROM follow_up WHERE reported_by = 'j. banda'"), 1);
}

#[test]
fn one_coordinates_at_a_time_and_the_past_remembers_who_did() {
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
        let dossier = register.owner_dossier(zambia, TODAY).expect("read");
        let tenures: Vec<Period> = dossier.focal_points.iter().map(|one| one.period).collect();
        let members = register.owner_dossier(group, TODAY).expect("read").owner.members;
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
        name: "Kingdom of Swaziland".to_owned(),
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
    assert_eq!(register.find_owner("Kingdom of Swaziland").expect("found"), swazi);
    let dossier = register.owner_dossier(swazi, TODAY).expect("read");
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
    let open_before = register.owner_dossier(zambia, TODAY).expect("read").owner.n_open;
    let merged = register.change(&author("merge"), Keep::Commit, |change| change.merge_owners(zambia, unodc)).expect("merged");
    assert_eq!((merged.n_shares, merged.n_follow_ups), (1, 1));
    let id = register.find_recommendation("MRU-2006-02a").expect("there");
    let dossier = register.dossier(id, TODAY).expect("read");
    let share = dossier.shares.iter().find(|share| share.code == "UNODC").expect("moved");
    assert_eq!(share.standing.status, Status::Implemented);
    assert_eq!(register.owner_dossier(unodc, TODAY).expect("read").owner.n_open, open_before);
    assert_eq!(count(&register, "SELECT count(*) FROM owner WHERE code = 'ZMB'"), 0);
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
        assert!(matches!(refused, Err(Error::Owner(_) | Error::EmptyTime)), "{refused:?}");
    }
    join(iom, region, Period { since: None, until: Some(day("2020-01-01")) }).expect("joined");
    join(iom, region, since("2020-01-01")).expect("the day it left is free");
}

#[test]
fn a_name_that_is_replaced_still_finds_its_owner() {
    let (_folder, mut register) = midsa();
    let id = register.find_owner("ZAF").expect("there");
    let mut edit = OwnerEdit { name: Some("Azania".to_owned()), ..OwnerEdit::default() };
    let edited = register.change(&author("edit"), Keep::Commit, |change| change.edit_owner(id, &edit)).expect("edited");
    assert_eq!(edited.added, ["South Africa"]);
    assert_eq!(register.find_owner("south africa").expect("found"), id);
    edit.name = Some("Suid-Afrika".to_owned());
    edit.is_correction = true;
    register.change(&author("edit"), Keep::Commit, |change| change.edit_owner(id, &edit)).expect("edited");
    assert!(register.find_owner("Azania").is_err());
    let removed = OwnerEdit { removed: vec!["SOUTH AFRICA".to_owned()], ..OwnerEdit::default() };
    register.change(&author("edit"), Keep::Commit, |change| change.edit_owner(id, &removed)).expect("edited");
    // The code alone tells which state it is, and a state is found by its name.
    assert_eq!(register.find_owner("South Africa").expect("found"), id);
}
