//! What `check` finds, and what backups and restores guarantee.

use sha2::{Digest, Sha256};

use super::backup::{BackupPlace, Kept, Silent};
use super::restore::Damage;
use crate::error::Error;
use crate::model::finding::Problem;
use crate::model::follow_up::Evidence;
use crate::store::check::Depth;
use crate::store::file::register::{Keep, Register};
use crate::store::item::record::NewFollowUp;
use crate::store::log::images::{About, Head, absorb_change};
use crate::store::tests::update;
use crate::store::undo::steps::{Consent, Target};
use crate::testing::{TODAY, author, findings, midsa};

#[test]
fn an_edit_by_another_program_is_found_by_row_and_column_and_can_be_mended() {
    let (_folder, mut register) = midsa();
    let letter = NewFollowUp { note: Some("Draft sent".to_owned()), ..NewFollowUp::default() };
    update(&mut register, "MRU-2006-03", &letter).expect("allowed");
    let other = rusqlite::Connection::open(register.path()).expect("opened");
    other
        .execute_batch(
            "UPDATE follow_up SET note = 'Draft seen' WHERE note = 'Draft sent';
             DELETE FROM theme WHERE id = 3;
             INSERT INTO theme (id, recommendation_id, name) VALUES (999, 1, 'foreign');",
        )
        .expect("edited");
    drop(other);

    let all = findings(&register);
    let found: Vec<(Problem, String)> = all.iter().map(|one| (one.problem, one.place.clone())).collect();
    let expected = [
        (Problem::Gone, "theme WDH-2006-02 legal-harmonisation"),
        (Problem::Stranger, "theme WDH-2006-01 foreign"),
        (Problem::Row, "follow-up MRU-2006-03 2026-11-24, note"),
    ];
    // The standing in that row differs as well, but only because of the changed note, so it is not reported.
    assert_eq!(found, expected.map(|(problem, place)| (problem, place.to_owned())));
    assert_eq!(all[0].log_says.as_deref(), Some("name legal-harmonisation; recommendation WDH-2006-02"));
    let says = &all[2];
    assert_eq!((says.log_says.as_deref(), says.row_says.as_deref()), (Some("Draft sent"), Some("Draft seen")));

    let mended = register.mend(&author("check --mend"), Keep::Commit).expect("mended");
    assert_eq!(mended.n_rows, 3);
    let all = findings(&register);
    assert_eq!(all, []);

    // To get the other program's words back, undo the mending: the log then knows of them, and only the standing is
    // wrong.
    register.take_back(&author("undo"), Keep::Commit, Target::Newest(1), &Consent::ToAll).expect("taken back");
    let all = findings(&register);
    let found: Vec<(Problem, &str)> = all.iter().map(|one| (one.problem, one.place.as_str())).collect();
    assert_eq!(found, [(Problem::Standing, "recommendation MRU-2006-03, last_note")]);
    register.mend(&author("check --mend"), Keep::Commit).expect("mended");
    let all = findings(&register);
    assert_eq!(all, []);
}

/// Found with 10,000 damaged registers.
#[test]
fn a_column_whose_name_is_not_text_is_a_damaged_schema() {
    let (_folder, register) = midsa();
    let path = register.path().to_owned();
    drop(register);
    let mut bytes = std::fs::read(&path).expect("read");
    let name = b"country TEXT";
    let place = bytes.windows(name.len()).position(|window| window == name).expect("the column");
    bytes[place + 3] ^= 0x80;
    std::fs::write(&path, bytes).expect("written");
    let refused = Register::open(&path).map(|_| ()).expect_err("damaged");
    assert!(refused.to_string().ends_with("the text of its table `meeting` is damaged"), "{refused}");
}

/// Another program may write what midsa refuses, and a damaged index may contain what no table does. Found with 20,000
/// damaged registers, one of which had a recommendation that was a component of itself.
#[test]
fn a_recommendation_that_is_a_component_of_itself_is_reported_and_nothing_loops() {
    let circle = "UPDATE recommendation SET tracking = 'components',
        parent_id = (SELECT id FROM recommendation r WHERE r.ref = iif(recommendation.ref = 'MRU-2006-01', 'MRU-2006-01a', 'MRU-2006-01'))
        WHERE ref IN ('MRU-2006-01', 'MRU-2006-01a')";
    // In the table it is at the top; in the index it is still below itself.
    let lying_index = "UPDATE recommendation SET parent_id = id WHERE ref = 'MRU-2006-01';
        PRAGMA writable_schema = ON;
        CREATE TEMP TABLE kept AS SELECT * FROM sqlite_schema WHERE name = 'recommendation_parent';
        DELETE FROM sqlite_schema WHERE name = 'recommendation_parent';
        PRAGMA writable_schema = RESET;
        UPDATE recommendation SET parent_id = NULL WHERE ref = 'MRU-2006-01';
        PRAGMA writable_schema = ON;
        INSERT INTO sqlite_schema SELECT * FROM kept;
        PRAGMA writable_schema = RESET";
    for damage in [circle, lying_index] {
        let (_folder, register) = midsa();
        let path = register.path().to_owned();
        drop(register);
        let other = rusqlite::Connection::open(&path).expect("opened");
        other.execute_batch(damage).expect("damaged");
        drop(other);

        let mut register = Register::open(&path).expect("opened");
        let all = findings(&register);
        assert_ne!(all, []);
        let id = register.find_recommendation("MRU-2006-01").expect("there");
        let told = [
            register.dossier(id, TODAY).map(|_| ()),
            update(&mut register, "MRU-2006-01a", &NewFollowUp { note: Some("n".to_owned()), ..NewFollowUp::default() }),
        ];
        for told in told {
            assert!(told.as_ref().map_or_else(|error| error.exit_code() == 4, |()| damage == lying_index), "{told:?}");
        }
    }
}

#[test]
fn an_entry_rewritten_with_a_matching_hash_breaks_the_chain_after_it() {
    let (_folder, mut register) = midsa();
    for note in ["one", "two"] {
        let new = NewFollowUp { note: Some(note.to_owned()), ..NewFollowUp::default() };
        update(&mut register, "MRU-2006-03", &new).expect("allowed");
    }
    let forged = forged_hash(&register.connection, 2, "somebody else");
    let other = rusqlite::Connection::open(register.path()).expect("opened");
    other.execute("UPDATE log SET by = 'somebody else', hash = ?1 WHERE id = 2", [forged]).expect("edited");
    drop(other);
    let all = findings(&register);
    let found: Vec<(Problem, &str)> = all.iter().map(|one| (one.problem, one.place.as_str())).collect();
    assert_eq!(found, [(Problem::Chain, "log 3")]);
}

/// The hash that the entry would have if `by` had recorded it.
fn forged_hash(connection: &rusqlite::Connection, id: i64, by: &str) -> String {
    let mut digest = Sha256::new();
    let before: String = connection.query_row("SELECT hash FROM log WHERE id = ?1", [id - 1], |row| row.get(0)).expect("before");
    digest.update(before);
    let sql = "SELECT table_name, row_id, recommendation_id, owner_id, image(before), image(after) FROM log_change WHERE log_id = ?1 ORDER BY id";
    let mut statement = connection.prepare(sql).expect("a statement");
    let mut rows = statement.query([id]).expect("images");
    while let Some(row) = rows.next().expect("an image") {
        let about = About { recommendation: row.get(2).expect("an id"), owner: row.get(3).expect("an id") };
        let [table, before, after] = [0, 4, 5].map(|place| row.get::<_, Option<String>>(place).expect("a text"));
        let row_id = row.get(1).expect("an id");
        absorb_change(&mut digest, &table.expect("a table"), row_id, about, before.as_deref(), after.as_deref());
    }
    let sql = "SELECT at, command, first_change_id, n_changes FROM log WHERE id = ?1";
    let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get(3)?));
    let (at, command, first_change_id, n_changes) = connection.query_row(sql, [id], read).expect("the entry");
    let head = Head { id, at: &at, by, kind: "change", undoes: None, command: &command, first_change_id, n_changes };
    head.close(digest)
}

#[test]
fn a_missing_and_a_changed_file_of_evidence_are_found() {
    let (folder, mut register) = midsa();
    std::fs::write(folder.path().join("there.txt"), "We did it.").expect("written");
    let evidence = |place: &str| Evidence { place: place.to_owned(), sha256: Some("00".repeat(32)), dated: None };
    let new = NewFollowUp { evidence: vec![evidence("there.txt"), evidence("gone.txt")], ..NewFollowUp::default() };
    update(&mut register, "MRU-2006-03", &new).expect("allowed");
    let mut kept = Kept { findings: Vec::new(), watcher: &mut Silent };
    register.check(Depth::Evidence, TODAY, &mut kept).expect("checked");
    let found: Vec<Problem> = kept.findings.iter().map(|one| one.problem).collect();
    assert_eq!(found, [Problem::EvidenceChanged, Problem::EvidenceMissing]);
    assert_eq!(kept.findings[1].place, "evidence gone.txt (MRU-2006-03 2026-11-24)");
}

#[test]
fn the_newest_ten_backups_of_a_kind_are_kept_and_each_is_a_whole_register() {
    let (folder, register) = midsa();
    let by_hand = register.backup(BackupPlace::Beside, TODAY, &mut Silent).expect("backed up").path;
    let made: Vec<_> = (0..12).map(|_| register.backup_before("import").expect("backed up")).collect();
    assert!(made[11].to_string_lossy().ends_with("-before-import.db"));
    let left = std::fs::read_dir(folder.path().join("backups")).expect("the folder").count();
    assert_eq!(left, 11);
    assert!(by_hand.exists() && !made[1].exists() && made[2].exists() && made[11].exists());
    let copy = Register::open(&made[11]).expect("a register");
    assert_eq!(findings(&copy), []);
}

#[test]
fn restore_refuses_a_backup_of_a_damaged_register_unless_told_to_accept_it() {
    let (folder, mut register) = midsa();
    let place = folder.path().join("kept.db");
    register.backup(BackupPlace::File(&place), TODAY, &mut Silent).expect("backed up");
    let other = rusqlite::Connection::open(&place).expect("opened");
    other.execute("UPDATE recommendation SET title = 'other' WHERE id = 3", []).expect("edited");
    drop(other);
    update(&mut register, "MRU-2006-03", &NewFollowUp { note: Some("n".to_owned()), ..NewFollowUp::default() }).expect("allowed");
    let path = register.path().to_owned();
    let restore = |damage| Register::restore(&path, &place, damage, &author("restore"), Keep::Commit, &mut Silent);
    assert!(matches!(restore(Damage::Refuse), Err(Error::Faulty { .. })));
    let restored = restore(Damage::Accept).expect("restored");
    assert_eq!(restored.findings.len(), 1);
    let kept = Register::open(&restored.kept.expect("kept")).expect("a register");
    assert_eq!(kept.log_entry(2).expect("the entry").command, "rec update");
    assert_eq!(register.log_entry(2).expect("the entry").command, "restore");
}

#[test]
fn a_register_overwritten_by_a_shorter_one_is_not_shortened() {
    let (folder, mut register) = midsa();
    let place = folder.path().join("kept.db");
    register.backup(BackupPlace::File(&place), TODAY, &mut Silent).expect("backed up");
    let note = NewFollowUp { note: Some("long ".repeat(50_000)), ..NewFollowUp::default() };
    update(&mut register, "MRU-2006-03", &note).expect("allowed");
    let path = register.path().to_owned();
    let length = || std::fs::metadata(&path).expect("a file").len();
    let before = length();
    assert!(before > std::fs::metadata(&place).expect("a file").len() + 250_000);
    Register::restore(&path, &place, Damage::Refuse, &author("restore"), Keep::Commit, &mut Silent).expect("restored");
    assert_eq!(length(), before);
    assert_eq!(findings(&register), []);
    assert!(!std::fs::read(&path).expect("a file").windows(10).any(|bytes| bytes == b"long long "));
    // It grows again by using the free pages.
    update(&mut register, "MRU-2006-03", &note).expect("allowed");
    assert_eq!(length(), before);
}

#[test]
fn bytes_after_the_end_of_the_register_are_cut_off() {
    let (_folder, mut register) = midsa();
    let length = std::fs::metadata(register.path()).expect("a file").len();
    let mut file = std::fs::OpenOptions::new().append(true).open(register.path()).expect("opened");
    std::io::Write::write_all(&mut file, &[7; 8192]).expect("written");
    drop(file);
    let problems = |register: &Register| findings(register).into_iter().map(|one| one.problem).collect::<Vec<_>>();
    assert_eq!((problems(&register), register.n_bytes_behind_end().expect("read")), (vec![Problem::Size], 8192));
    register.cut_to_length().expect("cut");
    assert_eq!((problems(&register), register.n_bytes_behind_end().expect("read")), (vec![], 0));
    assert!(std::fs::metadata(register.path()).expect("a file").len() <= length);
}
