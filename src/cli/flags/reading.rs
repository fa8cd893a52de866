//! The flags that every read takes: the day, the form, the place.

use std::cell::Cell as StdCell;
use std::io::Write;

use chrono::NaiveDate;

use super::days::{known_before, last_day};
use super::output::{PlaceArguments, chosen};
use crate::cli::context::Context;
use crate::cli::values::{ColumnKeys, column_keys, word_among};
use crate::error::{Error, Result};
use crate::export::file::Overwrite;
use crate::export::{self, Format, Style};
use crate::model::vocabulary::Audience;
use crate::report::document::Document;
use crate::report::frame::{Frame, Reader};
use crate::report::table::Table;
use crate::store::{Filter, Moment, Register};
use crate::text::{Words, words};

// The flags of every read. (A doc comment here would become the help of each table of `export`.)
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Output")]
pub struct ReadArguments {
    /// The form to write; without it, the ending of the file says it
    #[arg(long, value_parser = word_among(Format::OF_TABLES))]
    pub format: Option<Format>,

    #[command(flatten)]
    pub place: PlaceArguments,

    /// Write these columns only, in this order
    #[arg(long, value_name = "COLUMNS", value_parser = column_keys)]
    pub columns: Option<ColumnKeys>,

    /// Begin CSV with a byte order mark, for Excel
    #[arg(long)]
    pub bom: bool,

    /// Leave CSV cells as they are, even if a spreadsheet would take them for formulas
    #[arg(long)]
    pub raw: bool,

    /// Leave internal notes out
    #[arg(long)]
    pub public_only: bool,

    /// Show how it stood at the end of this day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub as_of: Option<String>,

    /// Leave out what was recorded after this day, or after the closing of this round
    #[arg(long, value_name = "DATE|ROUND")]
    pub as_known_on: Option<String>,

    // The read has no --public-only: what it shows is whole.
    #[arg(skip)]
    pub keeps_all: bool,
}

// The flags of a read that knows no other day than now: how it is written, and where to.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Output")]
pub struct OutputArguments {
    /// The form to write; without it, the ending of the file says it
    #[arg(long, value_parser = word_among(Format::OF_TABLES))]
    format: Option<Format>,

    #[command(flatten)]
    place: PlaceArguments,

    /// Write these columns only, in this order
    #[arg(long, value_name = "COLUMNS", value_parser = column_keys)]
    columns: Option<ColumnKeys>,

    /// Begin CSV with a byte order mark, for Excel
    #[arg(long)]
    bom: bool,

    /// Leave CSV cells as they are, even if a spreadsheet would take them for formulas
    #[arg(long)]
    raw: bool,
}

impl OutputArguments {
    /// Whether a file that is there is replaced.
    pub fn overwrite(&self) -> Overwrite {
        self.place.overwrite()
    }

    /// The flags as those of a read of now, from which no note can be left out.
    pub fn reading(&self) -> ReadArguments {
        ReadArguments {
            keeps_all: true,
            format: self.format,
            place: self.place.clone(),
            columns: self.columns.clone(),
            bom: self.bom,
            raw: self.raw,
            ..ReadArguments::default()
        }
    }
}

/// The shape of one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One object of JSON, with all that is known of it.
    Object,
    /// A page for people.
    Page,
    /// Rows of its table.
    Rows,
}

/// An open register, the day that is looked at, and how it is shown.
pub struct Reading {
    pub register: Register,
    /// The day of statuses and health.
    pub day: NaiveDate,
    pub frame: Frame,
}

impl ReadArguments {
    /// Opens the register and goes to the day that is asked for.
    ///
    /// # Errors
    /// A day that can't be read, a file that can't be of its kind (2), no register (3), a file that is none (1).
    pub fn open(&self, context: &Context) -> Result<Reading> {
        self.open_for(context, Format::OF_TABLES, Format::Table)
    }

    /// As `open`, for a read that is written in these forms, in `otherwise` where nothing else is said.
    ///
    /// # Errors
    /// As `open`.
    pub fn open_for(&self, context: &Context, formats: &[Format], otherwise: Format) -> Result<Reading> {
        self.place.refuse_contradiction(self.format, formats)?;
        let as_of = self.as_of.as_deref().map(|text| last_day(text, context.today)).transpose()?;
        let mut register = context.open()?;
        let known = self.as_known_on.as_deref().map(|text| known_before(text, &register, context.today)).transpose()?;
        let day = as_of.or(known.map(|(day, _)| day)).unwrap_or(context.today);
        if as_of.is_some() || known.is_some() {
            register.travel(Moment { day, known_before: known.map(|(_, instant)| instant) })?;
        }
        let audience = if self.public_only { Audience::Public } else { Audience::Internal };
        let settings = register.settings()?;
        let reader = if self.format_or(otherwise).has_words() { Reader::People } else { Reader::Programs };
        let frame = Frame { today: day, patience: settings.patience, words: context.words(&settings), audience, reader };
        Ok(Reading { register, day, frame })
    }

    /// The filter, which hears internal notes unless they are left out.
    pub fn heard(&self, filter: Filter) -> Filter {
        Filter { leaves_internal_out: self.public_only, ..filter }
    }

    /// The form that is asked for, by the option or by the file's ending, or else `otherwise`.
    pub fn format_or(&self, otherwise: Format) -> Format {
        chosen(self.format, self.place.file()).unwrap_or(otherwise)
    }

    /// Whether it is written for people, in the few columns that fit a page: as a table, Markdown or a page of HTML, no
    /// columns named. What `export` writes, which is CSV `otherwise`, has the exact columns in every form.
    pub fn is_for_people(&self, otherwise: Format) -> bool {
        let is_page = matches!(self.format_or(otherwise), Format::Table | Format::Markdown | Format::Html);
        is_page && self.columns.is_none() && otherwise == Format::Table
    }

    /// In which shape one record is shown: as a page for people or one object of JSON, unless columns are named.
    pub fn shape(&self) -> Shape {
        match self.format_or(Format::Table) {
            Format::Json if self.columns.is_none() => Shape::Object,
            Format::Table | Format::Markdown | Format::Html if self.columns.is_none() => Shape::Page,
            Format::Table
            | Format::Csv
            | Format::Json
            | Format::Ndjson
            | Format::Markdown
            | Format::Html
            | Format::Xlsx
            | Format::Docx
            | Format::Ics => Shape::Rows,
        }
    }

    /// Whether the table is written with this column.
    pub fn has_column(&self, key: &str) -> bool {
        self.columns.as_ref().is_none_or(|columns| columns.0.iter().any(|column| column == key))
    }

    /// Refuses --columns, for a form that has none.
    ///
    /// # Errors
    /// They were named (2).
    pub fn refuse_columns(&self, format: Format) -> Result<()> {
        if self.columns.is_some() { Err(senseless("--columns", format)) } else { Ok(()) }
    }

    /// Refuses what is for CSV alone, for any other form.
    ///
    /// # Errors
    /// One of these options was given (2).
    pub fn refuse_options_of_csv(&self, format: Format) -> Result<()> {
        let given = [("--bom", self.bom), ("--raw", self.raw)].into_iter().find(|(_, is_given)| *is_given);
        match given {
            Some((flag, _)) if format != Format::Csv => Err(senseless(flag, format)),
            Some(_) | None => Ok(()),
        }
    }

    /// Writes a table to the place that was asked for.
    ///
    /// # Errors
    /// An unknown column (2), a file that is there already (1), whatever the rows run into.
    pub fn write_table(&self, context: &Context, otherwise: Format, table: Table<'_>) -> Result<()> {
        let table = match &self.columns {
            Some(ColumnKeys(keys)) => {
                table.with_columns(keys).map_err(|unknown| Error::UnknownColumn { key: unknown.key, known: unknown.known })?
            }
            None => table.unasked(),
        };
        let format = self.format_or(otherwise);
        let words = words(table.lang);
        let n_internal = StdCell::new(0);
        let table = table.telling_internal(|n| n_internal.set(n_internal.get() + n));
        self.write(context, format, |style, out| export::write_table(table, format, style, out))?;
        self.note_internal(n_internal.get(), words, context);
        Ok(())
    }

    /// Says how many internal notes a file holds, because it may be sent to others.
    pub fn note_internal(&self, n_internal: u32, words: &Words, context: &Context) {
        let said = if self.keeps_all { words.remarks.internal_notes_kept } else { words.remarks.internal_notes };
        self.place.note_internal(n_internal, said, context);
    }

    /// Writes a document to the place that was asked for.
    ///
    /// # Errors
    /// As `write_table`.
    pub fn write_document(&self, context: &Context, document: Document<'_>) -> Result<()> {
        let n_internal = StdCell::new(0);
        let tell = |n| n_internal.set(n_internal.get() + n);
        let words = words(document.lang);
        let document = document.telling_internal(&tell);
        self.write_whole(context, document)?;
        self.note_internal(n_internal.get(), words, context);
        Ok(())
    }

    /// Writes a page on which a note may stand more than once, and which holds `n_internal` internal ones.
    ///
    /// # Errors
    /// As `write_table`.
    pub fn write_page(&self, context: &Context, document: Document<'_>, n_internal: u32) -> Result<()> {
        let words = words(document.lang);
        self.write_whole(context, document)?;
        self.note_internal(n_internal, words, context);
        Ok(())
    }

    fn write_whole(&self, context: &Context, document: Document<'_>) -> Result<()> {
        let format = self.format_or(Format::Table);
        self.write(context, format, |style, out| export::write_document(document, format, style, out))
    }

    /// Gives `write` the place that is wanted and how it should look there.
    ///
    /// # Errors
    /// An option that the format has no use for, or a format that a terminal can't show (2); a file that is there already
    /// (1); whatever `write` says.
    pub fn write(
        &self,
        context: &Context,
        format: Format,
        write: impl FnOnce(&Style, &mut dyn Write) -> Result<()>,
    ) -> Result<()> {
        self.refuse_options_of_csv(format)?;
        if format.is_binary() && self.place.file().is_none() && context.terminal.is_terminal {
            return Err(Error::Usage {
                message: format!("{format} is nothing that a terminal can show"),
                hint: "write it to a file with --output FILE, or to a pipe".to_owned(),
            });
        }
        let plain = Style { width: None, colour: false, bom: self.bom, raw: self.raw };
        self.place.write(context, &plain, write)
    }
}

fn senseless(flag: &str, format: Format) -> Error {
    Error::Usage {
        message: format!("{flag} makes no sense with --format {format}"),
        hint: format!("leave {flag} out, or choose another format"),
    }
}
