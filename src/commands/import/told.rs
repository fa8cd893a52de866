//! Tells of an import: the outcome on standard output, notes on standard error.

use super::preview::Preview;
use crate::cli::context::Context;
use crate::cli::output::PlaceArguments;
use crate::error::{Error, Result};
use crate::export::{self, Format, Style};
use crate::import::map::binding::Binding;
use crate::import::map::fault::Unknown;
use crate::import::map::propose::{ForeignFile, propose};
use crate::import::run::{ImportOutcome, lines};
use crate::model::date::DayOrder;
use crate::model::plan::HeaderRemark;
use crate::model::vocabulary::{Lang, Vocabulary as _};
use crate::report;
use crate::store::{Keep, Settings};
use crate::text::words;

/// The context for telling of an import.
pub(super) struct Telling<'a> {
    pub(super) name: &'a str,
    pub(super) binding: &'a Binding<'a>,
    pub(super) context: &'a Context,
    pub(super) keep: Keep,
}

/// The place of the outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Saying {
    AsResult,
    /// As a note, for standard output holds the preview in a form for programs.
    Beside,
}

impl Telling<'_> {
    /// The refusal of a file with columns that are not known.
    pub(super) fn unknown_columns(&self, strangers: &[String], remarks: &[HeaderRemark]) -> Error {
        let names: Vec<String> = strangers.iter().map(|name| format!("`{name}`")).collect();
        let (columns, them) = if names.len() == 1 { ("column", "it") } else { ("columns", "them") };
        Error::BadFile {
            place: self.name.to_owned(),
            why: format!("the {columns} {} {} not known", names.join(", "), if names.len() == 1 { "is" } else { "are" }),
            hint: format!(
                "--map \"THEIRS=OURS\" names one of ours for {them}, or save what was printed as a file, fill it in and give it \
                 as --mapping; --ignore-unknown-columns leaves {them} out{}",
                and(remarks)
            ),
        }
    }

    /// The refusal of a file with bad rows.
    pub(super) fn bad_rows(&self, outcome: &ImportOutcome, remarks: &[HeaderRemark]) -> Error {
        let n_bad = outcome.refused.len() as u64;
        let n_good = outcome.n_rows() - n_bad;
        let (owners, words) = unknown(outcome);
        let hint = match (owners, words) {
            (0, 0) if n_good > 0 => {
                "mend them and import again; --rejects FILE writes them to a file, --keep-going imports the rest"
            }
            (0, 0) => "mend them and import again; --rejects FILE writes them to a file",
            (_, 0) => {
                "`midsa owner add` adds an owner; --create-owners makes them from the names, --mapping says which of ours they are"
            }
            (_, _) if self.keep == Keep::DryRun => "without --dry-run it prints the mapping file that would have to be filled in",
            (_, _) => "save what was printed as a file, fill it in and give it as --mapping",
        };
        Error::BadRows {
            file: self.name.to_owned(),
            n_bad,
            n_rows: outcome.n_rows(),
            lines: lines(self.name, outcome),
            hint: format!("{hint}{}", and(remarks)),
        }
    }

    /// The mapping file that would have to be filled in, on standard output and so ready to save.
    pub(super) fn mapping_needed(&self, foreign: &ForeignFile<'_>) -> Result<()> {
        let text = propose(foreign);
        self.context
            .show(|out| out.write_all(text.as_bytes()).map_err(|source| Error::io("can't write the mapping file", source)))
    }

    /// The columns of days in which the order of some dates follows from others.
    pub(super) fn order_of_dates(&self, columns: &[(String, DayOrder)]) {
        for (column, order) in columns {
            self.context.note(&(self.context.said().importing.order_of_dates)(column, order.as_str()));
        }
    }

    /// The rows that are no rows of the table.
    pub(super) fn passed_over(&self, n: u64) {
        if n > 0 {
            self.context.note(&(self.context.said().importing.passed_over)(n));
        }
    }

    /// The rows that were refused, as notes.
    pub(super) fn refused(&self, outcome: &ImportOutcome) {
        for line in lines(self.name, outcome) {
            self.context.note(&line);
        }
    }

    /// The preview, in the form and to the place that were asked for.
    pub(super) fn preview(
        &self,
        preview: Preview,
        format: Option<Format>,
        place: &PlaceArguments,
        settings: &Settings,
    ) -> Result<()> {
        let words = self.context.words(settings);
        let format = format.unwrap_or(Format::Table);
        let source = |each: &mut dyn FnMut(_) -> Result<()>| preview.read(each);
        let table = match format {
            Format::Table | Format::Markdown | Format::Html => {
                report::tables::upkeep::plan::plan_for_people(source, self.context.today, words)
            }
            Format::Csv | Format::Json | Format::Ndjson | Format::Xlsx | Format::Docx | Format::Ics => {
                report::tables::upkeep::plan::plan(source, self.context.today, words)
            }
        };
        place.write(self.context, &Style::default(), |style, out| export::write_table(table, format, style, out))
    }

    /// `12 added, 3 updated, 45 the same`, and what else people should know.
    pub(super) fn outcome(&self, outcome: &ImportOutcome, saying: Saying) -> Result<()> {
        let ImportOutcome { n_added, n_updated, n_same, refused, notes, left_alone, .. } = outcome;
        let words = self.context.said();
        let said = (words.importing.outcome)(*n_added, *n_updated, *n_same, refused.len() as u64);
        let said = format!("{}{}{said}", self.name, words.sentences.colon);
        let words = &words.importing;
        match saying {
            Saying::AsResult => self.context.print(&said)?,
            Saying::Beside => self.context.note(&said),
        }
        self.refused(outcome);
        if outcome.n_folded > 0 {
            self.context.note(&(words.folded)(outcome.n_folded));
        }
        for (note, times) in notes {
            match times.n {
                1 => self.context.note(note),
                n => {
                    let of_rows = (words.of_rows)(n, &times.named(words.and_so_on));
                    self.context.note(&format!("{note}{}{of_rows}", self.context.said().sentences.semicolon));
                }
            }
        }
        for line in &outcome.made {
            self.context.note(line);
        }
        if !self.binding.derived.is_empty() {
            self.context.note(&(words.derived)(&self.binding.derived.join(", ")));
        }
        for (column, n) in left_alone {
            self.context.note(&(words.left_alone)(column, *n));
        }
        if !self.binding.ignored.is_empty() {
            self.context.note(&(words.left_out)(&self.binding.ignored.join(", ")));
        }
        Ok(())
    }
}

/// The remarks on the header, behind a hint: they may explain a refusal.
fn and(remarks: &[HeaderRemark]) -> String {
    let header = words(Lang::En).importing.header;
    remarks.iter().fold(String::new(), |said, remark| said + "; " + &header(remark))
}

/// The numbers of unknown owners and words.
fn unknown(outcome: &ImportOutcome) -> (usize, usize) {
    let count = |is: fn(&Unknown) -> bool| outcome.unknown.iter().filter(|one| is(&one.unknown)).count();
    let is_word = |one: &Unknown| matches!(one, Unknown::Word { .. } | Unknown::Order { .. });
    (count(|one| matches!(one, Unknown::Owner { .. })), count(is_word))
}
