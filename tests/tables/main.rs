//! Imports of the tables other than recommendations: our own export changes nothing, and each row does what it says.

#[path = "../support/mod.rs"]
mod support;

mod desk;

use midsa::import::map::table::ImportTable;
use midsa::store::Keep;
use serde_json::Value;

use desk::{HEADER_OF_OWNERS, HEADER_OF_TENURES, Office, as_file, file, furnished};
use support::days::author;

#[test]
fn what_was_exported_changes_nothing_when_it_comes_in_again() {
    let mut office = furnished();
    let n_entries = office.n_entries();
    for table in
        [ImportTable::Owners, ImportTable::FocalPoints, ImportTable::Meetings, ImportTable::Relations, ImportTable::Translations]
    {
        let before = office.export(table);
        let counts = office.counts(table, &as_file(&before));
        assert_eq!(counts, (0, 0, before.len() as u64), "{table}");
        assert_eq!(office.export(table), before);
    }
    assert_eq!(office.n_entries(), n_entries, "nothing was written, not even to the log");
}

#[test]
fn an_empty_register_takes_what_another_gave() {
    let from = furnished();
    let mut to = Office::new(false);
    for table in [ImportTable::Meetings, ImportTable::Owners, ImportTable::FocalPoints] {
        let rows = from.export(table);
        assert_eq!(to.counts(table, &as_file(&rows)), (rows.len() as u64, 0, 0), "{table}");
        assert_eq!(to.counts(table, &as_file(&rows)), (0, 0, rows.len() as u64), "{table}, again");
        for (ours, theirs) in to.export(table).iter().zip(&rows) {
            let counted = ["n_open", "n_overdue", "n_recommendations", "n_implemented"];
            let own = |row: &Value| {
                let columns = row.as_object().expect("a row").iter().filter(|(key, _)| !counted.contains(&key.as_str()));
                columns.map(|(key, value)| (key.clone(), value.clone())).collect::<Vec<_>>()
            };
            assert_eq!(own(ours), own(theirs));
        }
    }
}

#[test]
fn members_come_and_go_today_and_are_there_from_the_beginning_of_a_new_group() {
    let mut office = Office::new(true);
    let rows = ["BLOC|group|The bloc|||ZMB;LATE;Zimbabwe", "LATE|office|Further down|||"];
    assert_eq!(office.counts(ImportTable::Owners, &file(HEADER_OF_OWNERS, &rows)), (2, 0, 0));
    assert_eq!(office.value(ImportTable::Owners, ("code", "BLOC"), "members"), serde_json::json!(["LATE", "ZMB", "ZWE"]));

    let changed = file(HEADER_OF_OWNERS, &["bloc||Le bloc|||ZMB;BWA"]);
    assert_eq!(office.counts(ImportTable::Owners, &changed), (0, 1, 0));
    assert_eq!(office.value(ImportTable::Owners, ("code", "BLOC"), "members"), serde_json::json!(["BWA", "ZMB"]));
    assert_eq!(office.value(ImportTable::Owners, ("code", "BLOC"), "former_names"), serde_json::json!(["The bloc"]));
    assert_eq!(office.counts(ImportTable::Owners, &changed), (0, 0, 1));

    let kept = file(HEADER_OF_OWNERS, &["BLOC|||||"]);
    assert_eq!(office.counts(ImportTable::Owners, &kept), (0, 0, 1), "an empty cell keeps what is there");
    let outcome = office.import(ImportTable::Owners, &file(HEADER_OF_OWNERS, &["BLOC||||Other|"])).expect("taken");
    assert!(outcome.notes[0].0.starts_with("BLOC: it stays known as The bloc;"), "{:?}", outcome.notes);
}

#[test]
fn an_impossible_owner_is_refused_by_column() {
    let mut office = Office::new(true);
    let rows = ["A B|office|x|||", "NEW||||||", "NEW2|state|x|||ZMB", "BLOC|group|x|||NOBODY", "ZMB|||||BWA"];
    let said = office.refused(ImportTable::Owners, &file(HEADER_OF_OWNERS, &rows));
    for expected in [
        "file.csv:2:code: `A B` is not a code of an owner",
        "file.csv:3:kind: a new owner needs its kind",
        "file.csv:3:name: a new owner needs its name",
        "file.csv:4:members: `NEW2` is not a group; its kind is `state`",
        "file.csv:5:members: no owner `NOBODY`",
        "file.csv:6:members: `ZMB` is not a group; its kind is `state`",
    ] {
        assert!(said.contains(expected), "{expected}\n{said}");
    }
    let twice = file(HEADER_OF_OWNERS, &["ZMB||x|||", "zmb||y|||"]);
    assert_eq!(
        office.refused(ImportTable::Owners, &twice),
        "file.csv:2:code: row 3 has the same\nfile.csv:3:code: row 2 has the same"
    );
}

#[test]
fn a_focal_point_is_changed_in_its_newest_tenure() {
    let mut office = furnished();
    let changed = file(HEADER_OF_TENURES, &["ZMB|ana phiri|Minister|labour|yes|2021-01-01|2027-01-01|"]);
    assert_eq!(office.counts(ImportTable::FocalPoints, &changed), (0, 1, 0));
    let rows = office.export(ImportTable::FocalPoints);
    let newest = rows.iter().rfind(|row| row["name"] == "Ana Phiri" && row["owner"] == "ZMB").expect("a tenure");
    assert_eq!(
        (&newest["theme"], &newest["until_on"], &newest["email"]),
        (&serde_json::json!("labour"), &serde_json::json!("2027-01-01"), &serde_json::json!("ana@example.org"))
    );
    let earlier = file(HEADER_OF_TENURES, &["ZMB|Ana Phiri||health||2015-01-01||"]);
    let said = office.refused(ImportTable::FocalPoints, &earlier);
    assert!(said.starts_with("file.csv:2:theme: this person served later too"), "{said}");
    let nobody = file(HEADER_OF_TENURES, &["ZMB|||||||", "XXX|Ana||||||"]);
    let said = office.refused(ImportTable::FocalPoints, &nobody);
    assert!(said.contains("file.csv:2:name: `name` is empty") && said.contains("file.csv:3:owner: no owner `XXX`"), "{said}");
}

#[test]
fn a_forgotten_person_is_skipped() {
    let mut office = furnished();
    let owner = office.register.find_owner("ZWE").expect("there");
    office.register.change(&author("import"), Keep::Commit, |change| change.forget(owner, "Bo Moyo")).expect("forgotten");
    let rows = office.export(ImportTable::FocalPoints);
    assert_eq!(office.counts(ImportTable::FocalPoints, &as_file(&rows)), (0, 0, rows.len() as u64));
}

#[test]
fn a_meeting_is_added_and_changed() {
    let mut office = Office::new(true);
    let header = "ref|kind|title|starts|ends|place";
    let new = file(header, &["lun-2027|ministerial|Ministers|2027-03-15||Lusaka"]);
    assert_eq!(office.counts(ImportTable::Meetings, &new), (1, 0, 0));
    assert_eq!(office.value(ImportTable::Meetings, ("ref", "LUN-2027"), "body"), "MIDSA");
    assert_eq!(office.counts(ImportTable::Meetings, &file(header, &["LUN-2027||||2027-03|"])), (0, 1, 0));
    assert_eq!(office.value(ImportTable::Meetings, ("ref", "LUN-2027"), "starts"), "2027-03-15");
    let said = office.refused(ImportTable::Meetings, &file(header, &["LUN-2027||||2026|", "NEW|||||", "|||||"]));
    for expected in [
        "file.csv:2:ends: `LUN-2027` would end (2026) before it starts (2027-03-15)",
        "file.csv:3:title: a new meeting needs its title",
        "file.csv:4:ref: `ref` is empty",
    ] {
        assert!(said.contains(expected), "{expected}\n{said}");
    }
}

#[test]
fn a_relation_is_linked_and_its_passage_changed() {
    let mut office = Office::new(true);
    let header = "ref|kind|target|basis|passage";
    let new = file(header, &["WDH-2010-03|supports|MRU-2006-03||"]);
    assert_eq!(office.counts(ImportTable::Relations, &new), (1, 0, 0));
    assert_eq!(office.value(ImportTable::Relations, ("ref", "WDH-2010-03"), "basis"), "stated");
    let changed = file(header, &["WDH-2010-03|supports|MRU-2006-03|editorial|as it says"]);
    assert_eq!(office.counts(ImportTable::Relations, &changed), (0, 1, 0));
    assert_eq!(office.counts(ImportTable::Relations, &changed), (0, 0, 1));
    assert_eq!(office.value(ImportTable::Relations, ("ref", "WDH-2010-03"), "passage"), "as it says");
    let said = office.refused(ImportTable::Relations, &file(header, &["MRU-2006-01|reiterates|MRU-2006-01||", "NO|likes|X||"]));
    assert!(said.contains("file.csv:2:target: `MRU-2006-01` can't be linked to itself"), "{said}");
    assert!(said.contains("file.csv:3:kind: `likes` is no"), "{said}");
}

#[test]
fn a_translation_is_kept_and_an_empty_cell_changes_nothing() {
    let mut office = furnished();
    let header = "ref|lang|title|text";
    let more = file(header, &["MRU-2006-03|fr||Le texte"]);
    assert_eq!(office.counts(ImportTable::Translations, &more), (0, 1, 0));
    assert_eq!(office.value(ImportTable::Translations, ("lang", "fr"), "title"), "Un protocole");
    assert_eq!(office.counts(ImportTable::Translations, &more), (0, 0, 1));
    let said = office.refused(ImportTable::Translations, &file(header, &["MRU-2006-03|fr||", "MRU-2006-99|pt|x|"]));
    assert!(said.contains("file.csv:2:title: neither title nor text") && said.contains("file.csv:3:ref: no rec"), "{said}");
}
