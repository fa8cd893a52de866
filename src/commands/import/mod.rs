//! `midsa import`: its arguments, and what is done with them.
//!
//! - `what`: what a file is read as; `rows`: a table; `register`: a whole register.
//! - `mapping`: the flags by which foreign columns become ours.
//! - `told`: what is said of it; `preview`: the plan of a dry run; `rejects`: the file of refused rows.

mod mapping;
mod preview;
mod register;
mod rejects;
mod rows;
mod told;
mod what;

use std::path::{Path, PathBuf};

use self::mapping::MappingArguments;
use self::what::What;
use crate::cli::context::Context;
use crate::cli::output::PlaceArguments;
use crate::cli::size::size;
use crate::cli::values::{word, word_among};
use crate::cli::writing::WriteArguments;
use crate::error::{Error, Result, nearest_known};
use crate::export::file::Overwrite;
use crate::export::{Format, Style};
use crate::import::map::mapping::Mapping;
use crate::import::map::table::ImportTable;
use crate::import::read::input::{Form, HeaderNames, HeaderRows, Input, ReadOptions};
use crate::import::sheets::focal_points::FocalPoints;
use crate::import::sheets::follow_ups::FollowUps;
use crate::import::sheets::meetings::Meetings;
use crate::import::sheets::named_owners::UnknownOwners;
use crate::import::sheets::owners::Owners;
use crate::import::sheets::recommendations::{CLEARABLE, Defaults, Recommendations, SharesFor};
use crate::import::sheets::relations::Relations;
use crate::import::sheets::shares::Shares;
use crate::import::sheets::translations::Translations;
use crate::import::template;
use crate::model::vocabulary::Lang;
use crate::store::Keep;
use crate::text::words;

/// Read recommendations, or another table, from a file
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Rows are found by their `ref`: new ones are added, known ones changed where they differ, and an empty cell keeps what is \
there. It is all or nothing: one bad row refuses the file, and every bad row is told as file:row:column. A backup is made \
before, and `midsa undo` takes the whole import back.

Examples:
  midsa import register.xlsx --dry-run
  midsa import returned.csv --rejects bad.csv
  midsa import taic.csv --mapping taic.toml --create-owners
  midsa import adopted.csv --meeting WDH-2010 --each SADC-STATES
  midsa import focal-points.csv --table focal-points
  midsa import --template recommendations --output to-fill-in.xlsx
  midsa --db new.db import handover.json --table register
  midsa import - --format ndjson --dry-run < register.ndjson")]
pub struct Arguments {
    /// The file; `-` is standard input, and wants --format
    #[arg(required_unless_present = "template")]
    file: Option<PathBuf>,

    /// Write a sheet to be filled in, as XLSX, for those who have no file yet: recommendations, shares, owners
    #[arg(long, value_name = "TABLE", value_parser = word_among(template::TABLES), conflicts_with = "file")]
    template: Option<ImportTable>,

    /// The table that its rows belong to
    #[arg(long, value_parser = word::<What>(), default_value = "recommendations")]
    table: What,

    /// The form of the file [default: as its name says]
    #[arg(long, value_parser = word::<Form>())]
    format: Option<Form>,

    /// The encoding of a CSV that is not in Unicode: windows-1252, macintosh
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    encoding: Option<String>,

    /// The sheet of a workbook, by name or number
    #[arg(long, value_name = "SHEET", allow_hyphen_values = true)]
    sheet: Option<String>,

    /// The row with the names of the columns, or the rows: 3, 3-4 [default: the first that has them]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(HeaderRows))]
    header_row: Option<HeaderRows>,

    /// The path to the list of rows in a JSON file, key by key: data.items
    #[arg(long, value_name = "PATH", allow_hyphen_values = true)]
    rows: Option<String>,

    /// The most that is taken of standard input: 500MB, 16GiB [default: 4GiB]
    #[arg(long, value_name = "SIZE", value_parser = size)]
    max_size: Option<u64>,

    /// Take cells of a CSV as they are, with the `'` that guards a spreadsheet
    #[arg(long)]
    raw: bool,

    /// The meeting of rows that name none; it numbers rows without a ref
    #[arg(long, value_name = "MEETING", allow_hyphen_values = true)]
    meeting: Option<String>,

    /// Track what is added for each member of a group, or for each of a row's leads
    #[arg(long, value_name = "GROUP", num_args = 0..=1)]
    #[expect(clippy::option_option, reason = "the flag, with a value or without one")]
    each: Option<Option<String>>,

    /// Fold rows that differ only in the owner into one recommendation; each row is its owner's share
    #[arg(long, conflicts_with = "each")]
    each_row_an_owner: bool,

    /// Add owners that are not known, with codes made from their names
    #[arg(long)]
    create_owners: bool,

    /// Let an empty cell of this column empty what is known
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true, value_delimiter = ',')]
    clear: Vec<String>,

    /// The file is an owner's return: its notes are public
    #[arg(long)]
    public: bool,

    /// Import the good rows where others are bad
    #[arg(long)]
    keep_going: bool,

    /// Write the bad rows with their reasons to this file, as CSV
    #[arg(long, value_name = "FILE", allow_hyphen_values = true)]
    rejects: Option<PathBuf>,

    /// Write the preview of --dry-run in this form
    #[arg(long = "as", value_name = "FORMAT", value_parser = word_among(Format::OF_TABLES))]
    preview_format: Option<Format>,

    #[command(flatten)]
    writing: WriteArguments,

    #[command(flatten)]
    mapping: MappingArguments,

    /// Write the preview of --dry-run, or the sheet of --template, to this file; `-` is standard output
    #[arg(long, short = 'o', value_name = "FILE", allow_hyphen_values = true, help_heading = "Output")]
    output: Option<PathBuf>,

    /// Overwrite the files of --output and --rejects if they are there
    #[arg(long, help_heading = "Output")]
    force: bool,
}

/// Reads the file and changes the register, or shows what it would change.
///
/// # Errors
/// A file that can't be read as a table (4), options that can't be understood (2), names that are not there (3), rows that are
/// refused (4).
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    if let Some(table) = arguments.template {
        return Ok(arguments.write_template(table, context)?);
    }
    arguments.refuse_contradictions()?;
    let What::Rows(table) = arguments.table else { return Ok(register::run(arguments, context)?) };
    let mapping = arguments.mapping.read()?;
    let reading = arguments.reading(&mapping);
    let input = Input::find(arguments.file(), &reading)?;
    if let Some(stated) = input.stated_table()?.filter(|stated| *stated != arguments.table.to_string()) {
        return Err(Error::Usage {
            message: format!("{} holds the table `{stated}`, not `{}`", input.name(), arguments.table),
            hint: format!("read it with --table {stated}"),
        }
        .into());
    }
    let unknown = if arguments.create_owners { UnknownOwners::Created } else { UnknownOwners::Refused };
    match table {
        ImportTable::Recommendations => {
            let sheet = Recommendations::new(arguments.defaults()?, unknown);
            arguments.import(sheet, table, input, &mapping, context)
        }
        ImportTable::Shares => arguments.import(Shares::new(unknown), table, input, &mapping, context),
        ImportTable::FollowUps => arguments.import(FollowUps::new(unknown), table, input, &mapping, context),
        ImportTable::Owners => arguments.import(Owners, table, input, &mapping, context),
        ImportTable::FocalPoints => arguments.import(FocalPoints::new(unknown), table, input, &mapping, context),
        ImportTable::Meetings => arguments.import(Meetings, table, input, &mapping, context),
        ImportTable::Relations => arguments.import(Relations, table, input, &mapping, context),
        ImportTable::Translations => arguments.import(Translations, table, input, &mapping, context),
    }
}

impl Arguments {
    /// The file; only `--template` has none.
    fn file(&self) -> &Path {
        self.file.as_deref().unwrap_or(Path::new("-"))
    }

    fn write_template(&self, table: ImportTable, context: &Context) -> Result<()> {
        let bytes = template::template(table, words(context.lang.unwrap_or(Lang::En)), context.today)?;
        let place = PlaceArguments::at(self.output.clone(), self.overwrite());
        if place.file().is_none() && context.terminal.is_terminal {
            return Err(Error::Usage {
                message: "a terminal can't show a workbook".to_owned(),
                hint: "write it to a file with --output FILE, or to a pipe".to_owned(),
            });
        }
        place.write(context, &Style::default(), |_, out| {
            out.write_all(&bytes).map_err(|source| Error::io("can't write the sheet", source))
        })
    }

    /// Whether files that are there may be replaced.
    fn overwrite(&self) -> Overwrite {
        if self.force { Overwrite::Allowed } else { Overwrite::Never }
    }

    fn reading(&self, mapping: &Mapping) -> ReadOptions {
        let columns = match self.table {
            What::Rows(table) => table.columns(),
            What::Register => Vec::new(),
        };
        let spoken_of = mapping.spoken_of();
        let known = columns.into_iter().map(|(key, _)| key.to_owned()).chain(spoken_of.iter().cloned()).collect();
        ReadOptions {
            names: HeaderNames { known, spoken_of },
            form: self.format,
            encoding: self.encoding.clone(),
            sheet: self.sheet.clone(),
            header_rows: self.header_row,
            rows: self.rows.clone().or_else(|| mapping.rows.clone()),
            raw: self.raw,
            max_size: self.max_size,
        }
    }

    fn refuse_contradictions(&self) -> Result<()> {
        let usage = |message: String, hint: &str| Err(Error::Usage { message, hint: hint.to_owned() });
        let is_preview = self.writing.keep() == Keep::DryRun;
        if !is_preview && (self.preview_format.is_some() || self.output.is_some()) {
            return usage("--as and --output are for the preview".to_owned(), "add --dry-run, or leave them out");
        }
        if self.force && self.output.is_none() && self.rejects.is_none() {
            return usage("--force overwrites a file, and none is to be written".to_owned(), "leave --force out");
        }
        let is_of_recommendations = self.table == What::Rows(ImportTable::Recommendations);
        let given = [
            ("--meeting", self.meeting.is_some()),
            ("--each", self.each.is_some()),
            ("--each-row-an-owner", self.each_row_an_owner),
            ("--clear", !self.clear.is_empty()),
        ];
        match given.into_iter().find(|(_, is_given)| *is_given && !is_of_recommendations) {
            Some((flag, _)) => usage(format!("{flag} makes no sense with --table {}", self.table), "leave it out"),
            None if self.create_owners && !self.table.can_make_owners() => {
                usage(format!("--create-owners makes no sense with --table {}", self.table), "leave it out")
            }
            None if self.public && !self.table.has_notes() => {
                usage(format!("--public makes no sense with --table {}", self.table), "leave it out")
            }
            None => Ok(()),
        }
    }

    fn defaults(&self) -> Result<Defaults> {
        let clear = self.clear.iter().map(|column| {
            let known = CLEARABLE.into_iter().find(|known| known == column);
            known.ok_or_else(|| Error::Usage {
                message: format!("`{column}` can't be emptied"),
                hint: nearest_known(column, &CLEARABLE),
            })
        });
        Ok(Defaults {
            meeting: self.meeting.clone(),
            each: match &self.each {
                Some(Some(group)) => SharesFor::Members(group.clone()),
                Some(None) => SharesFor::Leads,
                None if self.each_row_an_owner => SharesFor::EachRows,
                None => SharesFor::AsTheRowSays,
            },
            clear: clear.collect::<Result<_>>()?,
        })
    }
}
