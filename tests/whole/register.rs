//! A register in its own folder, with export and import.

use chrono::{DateTime, NaiveDate, Utc};
use midsa::error::Result;
use midsa::export::json::{Objects, write_register};
use midsa::export::{Format, Style, write_table};
use midsa::import::register::{RegisterFile, import};
use midsa::model::finding::Finding;
use midsa::model::log::LogEntry;
use midsa::model::vocabulary::{Audience, Lang};
use midsa::report::frame::{Frame, Reader};
use midsa::report::pages::matrix;
use midsa::report::table::Table;
use midsa::report::tables::focal_points::Reach;
use midsa::report::tables::{
    deadlines, focal_points, follow_ups, meetings, owners, recommendations, relations, shares, translations,
};
use midsa::store::{Consent, Extent, Filter, Horizon, Keep, Log, LogFilter, Moment, Outcome, Persons, Register, TakenIn, Target};
use midsa::text::words;
use tempfile::TempDir;

use super::support::days::{TODAY, author};
use super::support::registers;

pub(crate) const PLAIN: Extent = Extent { persons: Persons::Numbered, log: Log::Without };
pub(crate) const NAMED: Extent = Extent { persons: Persons::Named, log: Log::Without };
pub(crate) const LOGGED: Extent = Extent { persons: Persons::Numbered, log: Log::With };
pub(crate) const ALL: Extent = Extent { persons: Persons::Named, log: Log::With };

pub(crate) struct Shelf {
    pub(crate) register: Register,
    /// Held, so that the folder stays.
    _folder: TempDir,
}

impl From<(TempDir, Register)> for Shelf {
    fn from((folder, register): (TempDir, Register)) -> Self {
        Self { register, _folder: folder }
    }
}

impl Shelf {
    /// A register with only settings.
    pub(crate) fn empty() -> Self {
        Self::from(registers::register(&author("init --empty"), |_| Ok(())))
    }

    /// A copy that nobody changes.
    pub(crate) fn copied(&self) -> Self {
        Self::from(registers::copy_of(self.register.path()))
    }

    pub(crate) fn export(&self, extent: Extent) -> String {
        export(&self.register, extent)
    }

    pub(crate) fn take_in(&mut self, json: &str) -> Result<TakenIn> {
        let source = RegisterFile { name: "whole.json", bytes: &mut json.as_bytes(), n_bytes: json.len() as u64 };
        let seen = self.register.seen()?;
        import(&mut self.register, &author("import whole.json"), Keep::Commit, &seen, source, &mut |_, _| {})
    }

    /// Everything that `check` finds, but for evidence.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        registers::findings(&self.register)
    }

    pub(crate) fn log(&self) -> Vec<LogEntry> {
        let mut entries = Vec::new();
        let read = self.register.log(&LogFilter::default(), &mut |entry| {
            entries.push(entry);
            Ok(())
        });
        read.expect("the log");
        entries
    }

    pub(crate) fn undo(&mut self) -> Result<Outcome> {
        self.register.take_back(&author("undo"), Keep::Commit, Target::Newest(1), &Consent::ToAll)
    }

    /// Every table, now or at a past moment.
    pub(crate) fn tables(&self, then: Option<(NaiveDate, DateTime<Utc>)>) -> String {
        let mut register = Register::open(self.register.path()).expect("opened");
        if let Some((day, known_before)) = then {
            register.travel(Moment { day, known_before: Some(known_before) }).expect("travelled");
        }
        let day = then.map_or(TODAY, |(day, _)| day);
        tables(&register, day).expect("read")
    }
}

fn export(register: &Register, extent: Extent) -> String {
    let rows = |name: &'static str| -> Objects<'_> { Box::new(move |each| register.section(name, extent, each)) };
    let sections = extent.sections().into_iter().map(|name| (name, rows(name))).collect();
    let mut bytes = Vec::new();
    write_register(sections, &mut bytes).expect("written");
    String::from_utf8(bytes).expect("UTF-8")
}

fn tables(register: &Register, day: NaiveDate) -> Result<String> {
    let settings = register.settings()?;
    let frame = || Frame {
        today: day,
        patience: settings.patience,
        words: words(Lang::En),
        audience: Audience::Internal,
        reader: Reader::Programs,
    };
    let filter = Filter::default();
    let mut out = Vec::new();
    let mut write = |table: Table<'_>| write_table(table, Format::Ndjson, &Style::default(), &mut out);
    write(recommendations::recommendations(|each| register.recommendations(&filter, day, each), frame()))?;
    write(shares::shares(|each| register.shares(&filter, day, each), frame()))?;
    write(follow_ups::follow_ups(|each| register.follow_ups(&filter, day, each), frame()))?;
    write(owners::owners(|each| register.owners(day, each), frame()))?;
    write(focal_points::focal_points(|each| register.focal_points(&[], each), Reach::Shown, frame()))?;
    write(meetings::meetings(|each| register.meetings(day, each), frame()))?;
    write(relations::relations(|each| register.relations(each), frame()))?;
    write(translations::translations(|each| register.translations(each), frame()))?;
    write(deadlines::deadlines(&register.agenda(&filter, Horizon::Open, day)?, frame()))?;
    write(matrix::matrix(&register.matrix(&filter, day)?, frame()))?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}
