//! A forgotten person is gone from the file, and what the person reported stays.

use std::fs;

use super::{add, contact, count, log, since, update};
use crate::error::Error;
use crate::model::follow_up::Evidence;
use crate::model::people::{Contact, FORGOTTEN};
use crate::model::vocabulary::{Assurance, Status};
use crate::store::file::register::{Keep, Register};
use crate::store::item::record::{NewFollowUp, Part};
use crate::store::person::tenures::FocalPointEdit;
use crate::testing::{TODAY, author, midsa};

#[test]
fn a_forgotten_person_is_nowhere_in_the_file_and_the_log_is_unchanged() {
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

/// `secure_delete` alone leaves copies of rows that moved when their table's tree was rebalanced.
#[test]
fn an_emptied_row_is_also_swept_from_where_it_was_before() {
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
            let before = Contact::default();
            change.update_contact(ids[other], &before, &Contact { title, ..contact(&format!("Needle-{other:03}")) })?;
        }
        Ok(ids)
    });
    let emptied = emptied.expect("written");
    register
        .change(&author("emptied"), Keep::Commit, |change| {
            emptied.iter().try_for_each(|id| change.update_contact(*id, &Contact::default(), &Contact::default()).map(|_| ()))
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
fn a_forgotten_persons_reports_stay_confirmed() {
    let (_folder, mut register) = midsa();
    add(&mut register, "ZMB", contact("Grace Phiri"), false, since("2024-03-01")).expect("added");
    let done = NewFollowUp {
        status: Some(Status::Implemented),
        reported_by: Some("Grace Phiri".to_owned()),
        evidence: vec![Evidence { place: "https://example.org/gazette".to_owned(), sha256: None, dated: None }],
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
fn a_name_in_notes_and_log_is_reported_and_a_name_nobody_has_stays_a_text() {
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
fn a_reporters_name_means_the_owners_own_person_first() {
    let (_folder, mut register) = midsa();
    for owner in ["ZMB", "ZWE"] {
        add(&mut register, owner, contact("J. Banda"), false, since("2024-03-01")).expect("added");
    }
    let report = NewFollowUp { note: Some("rang".into()), reported_by: Some("j. banda".into()), ..NewFollowUp::default() };
    update(&mut register, "MRU-2006-02a", "ZWE", &report).expect("allowed");
    let sql = "SELECT count(*) FROM follow_up u JOIN focal_point f ON f.contact_id = u.reported_by_id
        JOIN owner o ON o.id = f.owner_id WHERE o.code = 'ZWE'";
    assert_eq!(count(&register, sql), 1);
    // For a recommendation of others, the name could be either person's.
    let id = register.find_recommendation("MRU-2006-03").expect("there");
    register.change(&author("rec update"), Keep::Commit, |change| change.record(id, &Part::Whole, &report)).expect("allowed");
    assert_eq!(count(&register, "SELECT count(*) FROM follow_up WHERE reported_by = 'j. banda'"), 1);
}
