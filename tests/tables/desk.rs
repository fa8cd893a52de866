//! A register for rows of imported files, and its exports.

use std::collections::HashMap;

use midsa::error::Result;
use midsa::export::{Format, Style, write_table};
use midsa::import::map::binding::{Binding, UnknownColumns};
use midsa::import::map::mapping::Mapping;
use midsa::import::map::table::ImportTable;
use midsa::import::read::rows::{RawCell, Read, Row, Rows};
use midsa::import::run::{ImportFile, ImportOutcome, lines, place, survey};
use midsa::import::sheets::focal_points::FocalPoints;
use midsa::import::sheets::meetings::Meetings;
use midsa::import::sheets::named_owners::UnknownOwners;
use midsa::import::sheets::owners::Owners;
use midsa::import::sheets::relations::Relations;
use midsa::import::sheets::sheet::{Detail, Sheet};
use midsa::import::sheets::translations::Translations;
use midsa::model::vocabulary::{Audience, Lang};
use midsa::report::frame::{Frame, Reader};
use midsa::report::table;
use midsa::report::tables::focal_points::Reach;
use midsa::report::tables::{focal_points, meetings, owners, relations, translations};
use midsa::store::{Keep, Register};
use midsa::text::words;
use serde_json::Value;
use tempfile::TempDir;

use super::support::days::{TODAY, author};
use super::support::registers;

/// Rows as a file would have them.
pub(crate) struct File {
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

/// One row a line, cells separated by `|`.
pub(crate) fn file(header: &str, rows: &[&str]) -> File {
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let field = |cell: String| if cell.is_empty() { RawCell::Empty } else { RawCell::Text(cell) };
    let row = |(number, line): (u64, &&str)| Row { number, fields: cells(line).into_iter().map(field).collect(), fault: None };
    File { header: cells(header), rows: (2..).zip(rows).map(row).collect() }
}

pub(crate) struct Office {
    pub(crate) register: Register,
    /// Held, so that the folder stays.
    _folder: TempDir,
}

impl Office {
    pub(crate) fn new(has_record: bool) -> Self {
        let (folder, register) = if has_record { registers::midsa() } else { registers::register(&author("init"), |_| Ok(())) };
        Self { register, _folder: folder }
    }

    /// Imports the rows; one refused row refuses the file.
    pub(crate) fn import(&mut self, table: ImportTable, file: &File) -> std::result::Result<ImportOutcome, Vec<String>> {
        let mapping = Mapping::default();
        let (binding, strangers) = Binding::new(&file.header, &mapping, table, UnknownColumns::Refused).expect("bound");
        assert!(strangers.is_empty(), "{strangers:?}");
        let source = ImportFile {
            rows: file,
            binding: &binding,
            file: "file.csv",
            detail: Detail::Differences,
            audience: Audience::Internal,
            words: words(Lang::En),
        };
        let unknown = UnknownOwners::Refused;
        match table {
            ImportTable::Owners => self.with(Owners, &source),
            ImportTable::FocalPoints => self.with(FocalPoints::new(unknown), &source),
            ImportTable::Meetings => self.with(Meetings, &source),
            ImportTable::Relations => self.with(Relations, &source),
            ImportTable::Translations => self.with(Translations, &source),
            ImportTable::Recommendations | ImportTable::Shares | ImportTable::FollowUps => panic!("not here"),
        }
    }

    pub(crate) fn with<S: Sheet>(
        &mut self,
        mut sheet: S,
        source: &ImportFile<'_>,
    ) -> std::result::Result<ImportOutcome, Vec<String>> {
        let survey = survey(&mut sheet, source, &mut |_| {}).expect("read");
        let outcome = self.register.change(&author("import"), Keep::Commit, |change| {
            place(&mut sheet, change, source, &survey, &mut |_| {}, &mut |_| Ok(()))
        });
        let outcome = outcome.expect("placed");
        if outcome.refused.is_empty() { Ok(outcome) } else { Err(lines("file.csv", &outcome)) }
    }

    /// How many rows were added, updated and left as they were.
    #[track_caller]
    pub(crate) fn counts(&mut self, table: ImportTable, file: &File) -> (u64, u64, u64) {
        let outcome = self.import(table, file).expect("taken");
        (outcome.n_added, outcome.n_updated, outcome.n_same)
    }

    #[track_caller]
    pub(crate) fn refused(&mut self, table: ImportTable, file: &File) -> String {
        self.import(table, file).expect_err("refused").join("\n")
    }

    /// A table as rows of objects.
    pub(crate) fn export(&self, table: ImportTable) -> Vec<Value> {
        let register = &self.register;
        let frame = Frame {
            today: TODAY,
            patience: register.settings().expect("settings").patience,
            words: words(Lang::En),
            audience: Audience::Internal,
            reader: Reader::Programs,
        };
        let table: table::Table<'_> = match table {
            ImportTable::Owners => owners::owners(|each| register.owners(TODAY, each), frame),
            ImportTable::FocalPoints => focal_points::focal_points(|each| register.focal_points(&[], each), Reach::Shown, frame),
            ImportTable::Meetings => meetings::meetings(|each| register.meetings(TODAY, each), frame),
            ImportTable::Relations => relations::relations(|each| register.relations(each), frame),
            ImportTable::Translations => translations::translations(|each| register.translations(each), frame),
            ImportTable::Recommendations | ImportTable::Shares | ImportTable::FollowUps => panic!("not here"),
        };
        let mut bytes = Vec::new();
        write_table(table, Format::Ndjson, &Style::default(), &mut bytes).expect("written");
        let text = String::from_utf8(bytes).expect("UTF-8");
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    /// The value of a column in the row that has `value` in `key`.
    pub(crate) fn value(&self, table: ImportTable, (key, value): (&str, &str), column: &str) -> Value {
        let rows = self.export(table);
        rows.iter().find(|row| row[key] == value).unwrap_or_else(|| panic!("no {value}"))[column].clone()
    }

    pub(crate) fn n_entries(&self) -> usize {
        let mut n = 0;
        let counted = self.register.log(&midsa::store::LogFilter::default(), &mut |_| {
            n += 1;
            Ok(())
        });
        counted.map(|()| n).expect("the log")
    }
}

/// What was exported, as a file.
pub(crate) fn as_file(rows: &[Value]) -> File {
    let header: Vec<String> = rows.first().and_then(Value::as_object).expect("a row").keys().cloned().collect();
    let field = |value: &Value| match value {
        Value::Null => RawCell::Empty,
        Value::Bool(flag) => RawCell::Text(if *flag { "yes" } else { "no" }.to_owned()),
        Value::String(text) => RawCell::Text(text.clone()),
        Value::Array(list) => RawCell::List(list.iter().filter_map(Value::as_str).map(str::to_owned).collect()),
        other => RawCell::Text(other.to_string()),
    };
    let row = |(number, row): (u64, &Value)| {
        let cells: HashMap<&str, RawCell> =
            row.as_object().expect("a row").iter().map(|(key, value)| (key.as_str(), field(value))).collect();
        Row { number, fields: header.iter().map(|key| cells[key.as_str()].clone()).collect(), fault: None }
    };
    let rows = (2..).zip(rows).map(row).collect();
    File { header, rows }
}

pub(crate) const HEADER_OF_OWNERS: &str = "code|kind|name|name_fr|former_names|members";
pub(crate) const HEADER_OF_TENURES: &str = "owner|name|title|theme|coordinator|since_on|until_on|email";

/// The record with a translation and focal points.
pub(crate) fn furnished() -> Office {
    let mut office = Office::new(true);
    let translated = file("ref|lang|title|text", &["MRU-2006-03|fr|Un protocole|", "MRU-2006-03|pt||Texto"]);
    assert_eq!(office.counts(ImportTable::Translations, &translated), (2, 0, 0));
    let people = file(
        HEADER_OF_TENURES,
        &[
            "ZMB|Ana Phiri|Director|data|yes|2015-01-01|2020-01-01|ana@example.org",
            "ZMB|Ana Phiri|Director|data|no|2021-01-01||ana@example.org",
            "Zimbabwe|Bo Moyo||||||",
        ],
    );
    assert_eq!(office.counts(ImportTable::FocalPoints, &people), (3, 0, 0));
    office
}
