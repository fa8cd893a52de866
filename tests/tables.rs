//! The tables beside recommendations, read as a file has them: our own export changes nothing, and each row does what it says.

use std::collections::HashMap;

use chrono::NaiveDate;
use midsa::error::Result;
use midsa::export::{Format, Style, write_table};
use midsa::import::map::binding::{Binding, UnknownColumns};
use midsa::import::map::mapping::Mapping;
use midsa::import::map::table::Table;
use midsa::import::read::rows::{Field, Read, Row, Rows};
use midsa::import::record;
use midsa::import::run::{Outcome, Source, lines, place, survey};
use midsa::import::sheets::focal_points::FocalPoints;
use midsa::import::sheets::meetings::Meetings;
use midsa::import::sheets::named_owners::UnknownOwners;
use midsa::import::sheets::owners::Owners;
use midsa::import::sheets::relations::Relations;
use midsa::import::sheets::sheet::{Detail, Sheet};
use midsa::import::sheets::translations::Translations;
use midsa::model::vocabulary::{Audience, Lang};
use midsa::platform::Access;
use midsa::report::frame::Frame;
use midsa::report::table;
use midsa::report::tables::focal_points::Reach;
use midsa::report::tables::{focal_points, meetings, owners, relations, translations};
use midsa::store::{Author, Keep, Register, Settings};
use midsa::text::words;
use serde_json::Value;

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");

/// Rows as a file would have them.
struct File {
    header: Vec<String>,
    rows: Vec<Row>,
}

impl Rows for File {
    fn header(&self) -> &[String] {
        &self.header
    }

    fn read(&self, each: &mut dyn FnMut(&Row, Read) -> Result<()>) -> Result<()> {
        self.rows.iter().try_for_each(|row| each(row, Read::default()))
    }
}

/// A line a row, the cells between `|`.
fn file(header: &str, rows: &[&str]) -> File {
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let field = |cell: String| if cell.is_empty() { Field::Empty } else { Field::Text(cell) };
    let row = |(number, line): (u64, &&str)| Row { number, fields: cells(line).into_iter().map(field).collect(), fault: None };
    File { header: cells(header), rows: (2..).zip(rows).map(row).collect() }
}

struct Office {
    register: Register,
    /// Held, so that the folder stays.
    _folder: tempfile::TempDir,
}

impl Office {
    fn new(has_record: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("register.db");
        let fill = |register: &mut Register| {
            register.change(&author(), Keep::Commit, |change| {
                change.keep_settings(&Settings::default())?;
                if has_record { record::load(change).map(|_| ()) } else { Ok(()) }
            })
        };
        Register::create(&path, Access::Owner, fill).expect("made");
        Self { register: Register::open(&path).expect("opened"), _folder: folder }
    }

    /// Places the rows; a row that is refused refuses the file.
    fn import(&mut self, table: Table, file: &File) -> std::result::Result<Outcome, Vec<String>> {
        let mapping = Mapping::default();
        let (binding, strangers) = Binding::new(&file.header, &mapping, table, UnknownColumns::Refused).expect("bound");
        assert!(strangers.is_empty(), "{strangers:?}");
        let source =
            Source { rows: file, binding: &binding, file: "file.csv", detail: Detail::Differences, audience: Audience::Internal };
        let unknown = UnknownOwners::Refused;
        match table {
            Table::Owners => self.with(Owners, &source),
            Table::FocalPoints => self.with(FocalPoints::new(unknown), &source),
            Table::Meetings => self.with(Meetings, &source),
            Table::Relations => self.with(Relations, &source),
            Table::Translations => self.with(Translations, &source),
            Table::Recommendations | Table::Shares | Table::FollowUps => panic!("not here"),
        }
    }

    fn with<S: Sheet>(&mut self, mut sheet: S, source: &Source<'_>) -> std::result::Result<Outcome, Vec<String>> {
        let survey = survey(&mut sheet, source, &mut |_| {}).expect("read");
        let outcome = self
            .register
            .change(&author(), Keep::Commit, |change| place(&mut sheet, change, source, &survey, &mut |_| {}, &mut |_| Ok(())));
        let outcome = outcome.expect("placed");
        if outcome.refused.is_empty() { Ok(outcome) } else { Err(lines("file.csv", &outcome)) }
    }

    /// How many rows were added, updated and left as they were.
    #[track_caller]
    fn counts(&mut self, table: Table, file: &File) -> (u64, u64, u64) {
        let outcome = self.import(table, file).expect("taken");
        (outcome.n_added, outcome.n_updated, outcome.n_same)
    }

    #[track_caller]
    fn refused(&mut self, table: Table, file: &File) -> String {
        self.import(table, file).expect_err("refused").join("\n")
    }

    /// A table as rows of objects.
    fn export(&self, table: Table) -> Vec<Value> {
        let register = &self.register;
        let frame = Frame {
            today: TODAY,
            patience: register.settings().expect("settings").patience,
            words: words(Lang::En),
            audience: Audience::Internal,
        };
        let table: table::Table<'_> = match table {
            Table::Owners => owners::owners(|each| register.owners(TODAY, each), frame),
            Table::FocalPoints => focal_points::focal_points(|each| register.focal_points(&[], each), Reach::Shown, frame),
            Table::Meetings => meetings::meetings(|each| register.meetings(each), frame),
            Table::Relations => relations::relations(|each| register.relations(each), frame),
            Table::Translations => translations::translations(|each| register.translations(each), frame),
            Table::Recommendations | Table::Shares | Table::FollowUps => panic!("not here"),
        };
        let mut bytes = Vec::new();
        write_table(table, Format::Ndjson, &Style::default(), &mut bytes).expect("written");
        let text = String::from_utf8(bytes).expect("UTF-8");
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    /// The value of a column in the row that has `value` in `key`.
    fn value(&self, table: Table, (key, value): (&str, &str), column: &str) -> Value {
        let rows = self.export(table);
        rows.iter().find(|row| row[key] == value).unwrap_or_else(|| panic!("no {value}"))[column].clone()
    }

    fn n_entries(&self) -> usize {
        let mut n = 0;
        let counted = self.register.log(&midsa::store::LogFilter::default(), &mut |_| {
            n += 1;
            Ok(())
        });
        counted.map(|()| n).expect("the log")
    }
}

fn author() -> Author {
    Author { by: "officer".to_owned(), today: TODAY, command: "import".to_owned() }
}

/// What was exported, as a file.
fn as_file(rows: &[Value]) -> File {
    let header: Vec<String> = rows.first().and_then(Value::as_object).expect("a row").keys().cloned().collect();
    let field = |value: &Value| match value {
        Value::Null => Field::Empty,
        Value::Bool(flag) => Field::Text(if *flag { "yes" } else { "no" }.to_owned()),
        Value::String(text) => Field::Text(text.clone()),
        Value::Array(list) => Field::List(list.iter().filter_map(Value::as_str).map(str::to_owned).collect()),
        other => Field::Text(other.to_string()),
    };
    let row = |(number, row): (u64, &Value)| {
        let cells: HashMap<&str, Field> =
            row.as_object().expect("a row").iter().map(|(key, value)| (key.as_str(), field(value))).collect();
        Row { number, fields: header.iter().map(|key| cells[key.as_str()].clone()).collect(), fault: None }
    };
    let rows = (2..).zip(rows).map(row).collect();
    File { header, rows }
}

const HEADER_OF_OWNERS: &str = "code|kind|name|name_fr|former_names|members";
const HEADER_OF_TENURES: &str = "owner|name|title|theme|coordinator|since_on|until_on|email";

/// The record with a translation and focal points.
fn furnished() -> Office {
    let mut office = Office::new(true);
    let translated = file("ref|lang|title|text", &["MRU-2006-03|fr|Un protocole|", "MRU-2006-03|pt||Texto"]);
    assert_eq!(office.counts(Table::Translations, &translated), (2, 0, 0));
    let people = file(
        HEADER_OF_TENURES,
        &[
            "ZMB|Ana Phiri|Director|data|yes|2015-01-01|2020-01-01|ana@example.org",
            "ZMB|Ana Phiri|Director|data|no|2021-01-01||ana@example.org",
            "Zimbabwe|Bo Moyo||||||",
        ],
    );
    assert_eq!(office.counts(Table::FocalPoints, &people), (3, 0, 0));
    office
}

#[test]
fn what_was_exported_changes_nothing_when_it_comes_in_again() {
    let mut office = furnished();
    let n_entries = office.n_entries();
    for table in [Table::Owners, Table::FocalPoints, Table::Meetings, Table::Relations, Table::Translations] {
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
    for table in [Table::Meetings, Table::Owners, Table::FocalPoints] {
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
    assert_eq!(office.counts(Table::Owners, &file(HEADER_OF_OWNERS, &rows)), (2, 0, 0));
    assert_eq!(office.value(Table::Owners, ("code", "BLOC"), "members"), serde_json::json!(["LATE", "ZMB", "ZWE"]));

    let changed = file(HEADER_OF_OWNERS, &["bloc||Le bloc|||ZMB;BWA"]);
    assert_eq!(office.counts(Table::Owners, &changed), (0, 1, 0));
    assert_eq!(office.value(Table::Owners, ("code", "BLOC"), "members"), serde_json::json!(["BWA", "ZMB"]));
    assert_eq!(office.value(Table::Owners, ("code", "BLOC"), "former_names"), serde_json::json!(["The bloc"]));
    assert_eq!(office.counts(Table::Owners, &changed), (0, 0, 1));

    let kept = file(HEADER_OF_OWNERS, &["BLOC|||||"]);
    assert_eq!(office.counts(Table::Owners, &kept), (0, 0, 1), "an empty cell keeps what is there");
    let outcome = office.import(Table::Owners, &file(HEADER_OF_OWNERS, &["BLOC||||Other|"])).expect("taken");
    assert!(outcome.notes[0].0.starts_with("BLOC: it stays known as The bloc;"), "{:?}", outcome.notes);
}

#[test]
fn an_owner_that_can_not_be_is_refused_by_column() {
    let mut office = Office::new(true);
    let rows = ["A B|office|x|||", "NEW||||||", "NEW2|state|x|||ZMB", "BLOC|group|x|||NOBODY", "ZMB|||||BWA"];
    let said = office.refused(Table::Owners, &file(HEADER_OF_OWNERS, &rows));
    for expected in [
        "file.csv:2:code: `A B` is no code of an owner",
        "file.csv:3:kind: a new owner needs its kind",
        "file.csv:3:name: a new owner needs its name",
        "file.csv:4:members: `NEW2` is no group but of the kind `state`",
        "file.csv:5:members: no owner `NOBODY`",
        "file.csv:6:members: `ZMB` is no group but of the kind `state`",
    ] {
        assert!(said.contains(expected), "{expected}\n{said}");
    }
    let twice = file(HEADER_OF_OWNERS, &["ZMB||x|||", "zmb||y|||"]);
    assert_eq!(office.refused(Table::Owners, &twice), "file.csv:2:code: row 3 has the same\nfile.csv:3:code: row 2 has the same");
}

#[test]
fn a_focal_point_is_changed_in_its_newest_tenure() {
    let mut office = furnished();
    let changed = file(HEADER_OF_TENURES, &["ZMB|ana phiri|Minister|labour|yes|2021-01-01|2027-01-01|"]);
    assert_eq!(office.counts(Table::FocalPoints, &changed), (0, 1, 0));
    let rows = office.export(Table::FocalPoints);
    let newest = rows.iter().rfind(|row| row["name"] == "Ana Phiri" && row["owner"] == "ZMB").expect("a tenure");
    assert_eq!(
        (&newest["theme"], &newest["until_on"], &newest["email"]),
        (&serde_json::json!("labour"), &serde_json::json!("2027-01-01"), &serde_json::json!("ana@example.org"))
    );
    let earlier = file(HEADER_OF_TENURES, &["ZMB|Ana Phiri||health||2015-01-01||"]);
    let said = office.refused(Table::FocalPoints, &earlier);
    assert!(said.starts_with("file.csv:2:theme: this person served later too"), "{said}");
    let nobody = file(HEADER_OF_TENURES, &["ZMB|||||||", "XXX|Ana||||||"]);
    let said = office.refused(Table::FocalPoints, &nobody);
    assert!(said.contains("file.csv:2:name: `name` is empty") && said.contains("file.csv:3:owner: no owner `XXX`"), "{said}");
}

#[test]
fn one_who_was_forgotten_is_passed_over() {
    let mut office = furnished();
    let owner = office.register.find_owner("ZWE").expect("there");
    office.register.change(&author(), Keep::Commit, |change| change.forget(owner, "Bo Moyo")).expect("forgotten");
    let rows = office.export(Table::FocalPoints);
    assert_eq!(office.counts(Table::FocalPoints, &as_file(&rows)), (0, 0, rows.len() as u64));
}

#[test]
fn a_meeting_is_added_and_changed() {
    let mut office = Office::new(true);
    let header = "ref|kind|title|starts|ends|place";
    let new = file(header, &["lun-2027|ministerial|Ministers|2027-03-15||Lusaka"]);
    assert_eq!(office.counts(Table::Meetings, &new), (1, 0, 0));
    assert_eq!(office.value(Table::Meetings, ("ref", "LUN-2027"), "body"), "MIDSA");
    assert_eq!(office.counts(Table::Meetings, &file(header, &["LUN-2027||||2027-03|"])), (0, 1, 0));
    assert_eq!(office.value(Table::Meetings, ("ref", "LUN-2027"), "starts"), "2027-03-15");
    let said = office.refused(Table::Meetings, &file(header, &["LUN-2027||||2026|", "NEW|||||", "|||||"]));
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
    assert_eq!(office.counts(Table::Relations, &new), (1, 0, 0));
    assert_eq!(office.value(Table::Relations, ("ref", "WDH-2010-03"), "basis"), "stated");
    let changed = file(header, &["WDH-2010-03|supports|MRU-2006-03|editorial|as it says"]);
    assert_eq!(office.counts(Table::Relations, &changed), (0, 1, 0));
    assert_eq!(office.counts(Table::Relations, &changed), (0, 0, 1));
    assert_eq!(office.value(Table::Relations, ("ref", "WDH-2010-03"), "passage"), "as it says");
    let said = office.refused(Table::Relations, &file(header, &["MRU-2006-01|reiterates|MRU-2006-01||", "NO|likes|X||"]));
    assert!(said.contains("file.csv:2:target: `MRU-2006-01` can't be linked to itself"), "{said}");
    assert!(said.contains("file.csv:3:kind: `likes` is no"), "{said}");
}

#[test]
fn a_translation_is_kept_and_what_is_empty_stays() {
    let mut office = furnished();
    let header = "ref|lang|title|text";
    let more = file(header, &["MRU-2006-03|fr||Le texte"]);
    assert_eq!(office.counts(Table::Translations, &more), (0, 1, 0));
    assert_eq!(office.value(Table::Translations, ("lang", "fr"), "title"), "Un protocole");
    assert_eq!(office.counts(Table::Translations, &more), (0, 0, 1));
    let said = office.refused(Table::Translations, &file(header, &["MRU-2006-03|fr||", "MRU-2006-99|pt|x|"]));
    assert!(said.contains("file.csv:2:title: neither title nor text") && said.contains("file.csv:3:ref: no rec"), "{said}");
}
