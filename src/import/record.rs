//! The MIDSA record loaded by `init` (DESIGN.md section 6): compiled in as files, and imported like any file.

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::import::map::binding::{Binding, UnknownColumns};
use crate::import::map::mapping::Mapping;
use crate::import::map::table::ImportTable;
use crate::import::read::rows::{RawCell, Read, Row, Rows};
use crate::import::run::{self, ImportFile};
use crate::import::sheets::follow_ups::FollowUps;
use crate::import::sheets::meetings::Meetings;
use crate::import::sheets::named_owners::UnknownOwners;
use crate::import::sheets::owners::Owners;
use crate::import::sheets::recommendations::{Defaults, Recommendations};
use crate::import::sheets::relations::Relations;
use crate::import::sheets::sheet::{Detail, Sheet};
use crate::model::date::Span;
use crate::model::period::Period;
use crate::model::vocabulary::{Audience, Lang};
use crate::store::Change;
use crate::text::words;

const MEETINGS: File = File { name: "meetings.csv", text: include_str!("../../fixtures/midsa/meetings.csv") };
const OWNERS: File = File { name: "owners.csv", text: include_str!("../../fixtures/midsa/owners.csv") };
const MEMBERSHIPS: File = File { name: "memberships.csv", text: include_str!("../../fixtures/midsa/memberships.csv") };
const RECOMMENDATIONS: File =
    File { name: "recommendations.csv", text: include_str!("../../fixtures/midsa/recommendations.csv") };
const RELATIONS: File = File { name: "relations.csv", text: include_str!("../../fixtures/midsa/relations.csv") };
const FOLLOW_UPS: File = File { name: "follow-ups.csv", text: include_str!("../../fixtures/midsa/follow-ups.csv") };

/// The reporter of entries without a person: the sources, not the user who typed `init`.
const REPORTER: &str = "reported_by=MIDSA record";

/// Loads the record into an empty register and returns the number of recommendations.
///
/// # Errors
/// The register is not empty.
pub fn load(change: &mut Change<'_>) -> Result<u64> {
    MEETINGS.import(change, ImportTable::Meetings, Meetings)?;
    OWNERS.import(change, ImportTable::Owners, Owners)?;
    MEMBERSHIPS.join(change)?;
    let recommendations = Recommendations::new(Defaults::default(), UnknownOwners::Refused);
    let n_recommendations = RECOMMENDATIONS.import(change, ImportTable::Recommendations, recommendations)?;
    RELATIONS.import(change, ImportTable::Relations, Relations)?;
    FOLLOW_UPS.import(change, ImportTable::FollowUps, FollowUps::new(UnknownOwners::Refused))?;
    Ok(n_recommendations)
}

/// A table of the record, as CSV.
struct File {
    name: &'static str,
    text: &'static str,
}

/// A membership with its days, which no import table has.
#[derive(Deserialize)]
struct Membership {
    group: String,
    owner: String,
    since_on: Option<String>,
    /// The first day after the membership.
    until_on: Option<String>,
}

impl File {
    /// Imports the file and returns the number of added rows.
    fn import<S: Sheet>(&self, change: &mut Change<'_>, table: ImportTable, mut sheet: S) -> Result<u64> {
        let mut mapping = Mapping::default();
        if table.columns().iter().any(|(key, _)| REPORTER.starts_with(key)) {
            mapping.set(&[REPORTER.to_owned()])?;
        }
        let rows = TextRows {
            file: self,
            header: self.reader().headers().map_err(|why| self.broken(&why.to_string()))?.iter().map(str::to_owned).collect(),
        };
        let (binding, strangers) = Binding::new(rows.header(), &mapping, table, UnknownColumns::Refused)?;
        if !strangers.is_empty() {
            return Err(self.broken(&format!("no column `{}`", strangers.join("`, `"))));
        }
        let source = ImportFile {
            rows: &rows,
            binding: &binding,
            file: self.name,
            detail: Detail::Verdict,
            audience: Audience::Public,
            words: words(Lang::En),
        };
        let survey = run::survey(&mut sheet, &source, &mut |_| ())?;
        let outcome = run::place(&mut sheet, change, &source, &survey, &mut |_| (), &mut |_| Ok(()))?;
        if outcome.refused.is_empty() {
            Ok(outcome.n_added)
        } else {
            Err(self.broken(&run::lines(self.name, &outcome).join("; ")))
        }
    }

    /// Records the memberships in the file.
    fn join(&self, change: &mut Change<'_>) -> Result<()> {
        for row in self.reader().deserialize() {
            let row: Membership = row.map_err(|why| self.broken(&why.to_string()))?;
            let day = |cell: Option<String>| cell.map(|day| Span::parse(&day).map(Span::first_day)).transpose();
            let period = Period { since: day(row.since_on)?, until: day(row.until_on)? };
            let (owner, group) = (change.find_owner(&row.owner)?, change.find_owner(&row.group)?);
            change.join(owner, group, period)?;
        }
        Ok(())
    }

    fn reader(&self) -> csv::Reader<&'static [u8]> {
        csv::Reader::from_reader(self.text.as_bytes())
    }

    /// A fault in the record itself. A test loads it, so users never see this.
    fn broken(&self, why: &str) -> Error {
        Error::Rule {
            message: format!("the record that comes with midsa is broken: {}: {why}", self.name),
            hint: "`midsa init --empty` makes an empty register".to_owned(),
        }
    }
}

/// The rows of a file of the record.
struct TextRows<'f> {
    file: &'f File,
    header: Vec<String>,
}

impl Rows for TextRows<'_> {
    fn header(&self) -> &[String] {
        &self.header
    }

    fn read(&self, each: &mut dyn FnMut(&Row, Read) -> Result<()>) -> Result<()> {
        for (record, number) in self.file.reader().records().zip(2..) {
            let record = record.map_err(|why| self.file.broken(&why.to_string()))?;
            let field = |cell: &str| if cell.is_empty() { RawCell::Empty } else { RawCell::Text(cell.to_owned()) };
            each(&Row { number, fields: record.iter().map(field).collect(), fault: None }, Read::default())?;
        }
        Ok(())
    }
}
