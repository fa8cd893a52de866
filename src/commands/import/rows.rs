//! The rows of a file into the register, or into the preview of a dry run.

use std::cell::RefCell;
use std::path::Path;

use super::Arguments;
use super::preview::Preview;
use super::rejects;
use super::told::{Saying, Telling};
use crate::cli::context::Context;
use crate::cli::output::PlaceArguments;
use crate::cli::progress_bar::Bar;
use crate::error::{Error, Result};
use crate::export::Format;
use crate::import::map::binding::{Binding, UnknownColumns};
use crate::import::map::fault::UnknownCount;
use crate::import::map::mapping::Mapping;
use crate::import::map::propose::profile::profiles;
use crate::import::map::propose::{self, ForeignFile};
use crate::import::map::shape::Shaped;
use crate::import::map::table::ImportTable;
use crate::import::read::input::Input;
use crate::import::read::rows::{Read, Rows as _};
use crate::import::run::{self, ImportFile, ImportOutcome};
use crate::import::sheets::sheet::{Detail, Sheet};
use crate::model::vocabulary::Audience;
use crate::model::work::Work;
use crate::store::{Change, Keep, Settings};

impl Arguments {
    pub(super) fn import<S: Sheet>(
        &self,
        mut sheet: S,
        table: ImportTable,
        input: Input,
        mapping: &Mapping,
        context: &Context,
    ) -> anyhow::Result<()> {
        let name = input.name().to_owned();
        let file = Path::new(&name).file_name().map_or_else(|| name.clone(), |name| name.to_string_lossy().into_owned());
        let rows = Shaped::new(input.rows(&self.reading(mapping))?, mapping);
        let unknown_columns = if self.mapping.ignore_unknown_columns { UnknownColumns::Ignored } else { UnknownColumns::Refused };
        let (binding, strangers) = Binding::new(rows.header(), mapping, table, unknown_columns)?;
        self.refuse_to_clear_what_is_not_there(&binding)?;
        let detail = match self.writing.keep() {
            Keep::DryRun => Detail::Differences,
            Keep::Commit => Detail::Verdict,
        };
        let audience = if self.public { Audience::Public } else { Audience::Internal };
        let source = ImportFile { rows: &rows, binding: &binding, file: &file, detail, audience, words: context.said() };
        let told = Telling { name: &name, binding: &binding, keep: self.writing.keep(), context };
        if !strangers.is_empty() {
            let profiles = profiles(&rows)?;
            let guesses = propose::guesses(table, rows.header(), &profiles, &strangers, |key| binding.has(key));
            let guessing = propose::accepted(mapping, rows.header(), &profiles, &strangers, &guesses);
            let (as_guessed, _) = Binding::new(rows.header(), &guessing, table, UnknownColumns::Ignored)?;
            let source = ImportFile { binding: &as_guessed, ..source };
            let register = context.open()?;
            let unknown =
                register.try_out(&self.writing.author(context), 0, |change| run::unknown_values(&mut sheet, change, &source))?;
            let (header, strangers, guesses, unknown) = (rows.header(), &strangers[..], &guesses[..], &unknown[..]);
            told.mapping_needed(&ForeignFile { table, mapping, header, profiles: &profiles, strangers, guesses, unknown })?;
            return Err(told.unknown_columns(strangers, &rows.remarks()).into());
        }
        let mut preview = match self.writing.keep() {
            Keep::DryRun => Some(Preview::new()?),
            Keep::Commit => None,
        };
        let mut unknown = Vec::new();
        let (changed, settings) = self.place(&sheet, &source, &told, preview.as_mut(), &mut unknown)?;
        if let Some(preview) = preview {
            let place = PlaceArguments::at(self.output.clone(), self.overwrite());
            told.preview(preview, self.preview_format, &place, &settings)?;
        } else if matches!(changed, Err(Error::BadRows { .. })) && !unknown.is_empty() {
            let profiles = profiles(&rows)?;
            let (header, unknown) = (rows.header(), &unknown[..]);
            let foreign = ForeignFile { table, mapping, header, profiles: &profiles, strangers: &[], guesses: &[], unknown };
            told.mapping_needed(&foreign)?;
        }
        let outcome = changed?;
        rows.remarks().iter().for_each(|remark| context.note(&(context.said().importing.header)(remark)));
        told.passed_over(rows.n_passed_over());
        let is_for_people = matches!(self.preview_format, None | Some(Format::Table));
        let is_elsewhere = self.output.as_ref().is_some_and(|path| path.as_os_str() != "-");
        told.outcome(&outcome, if is_for_people || is_elsewhere { Saying::AsResult } else { Saying::Beside })?;
        self.writing.remind(context);
        Ok(())
    }

    /// Places the rows in one change, behind a backup, and gives what became of them, with the register's settings. Of a file
    /// that is refused, `unknown` takes the values that are none of ours.
    fn place<S: Sheet>(
        &self,
        sheet: &S,
        source: &ImportFile<'_>,
        told: &Telling<'_>,
        mut preview: Option<&mut Preview>,
        unknown: &mut Vec<UnknownCount>,
    ) -> Result<(Result<ImportOutcome>, Settings)> {
        let context = told.context;
        let bar = RefCell::new(Bar::on(context));
        let moves = |what: Work, read: Read| bar.borrow_mut().show(what, read.n_done, read.n_all.unwrap_or(0));
        let survey_of = |source: &ImportFile<'_>| {
            let mut surveyed = sheet.clone();
            run::survey(&mut surveyed, source, &mut |read| moves(Work::Reading, read)).map(|survey| (surveyed, survey))
        };
        let (mut sheet, mut survey) = survey_of(source)?;
        let ordered = run::ordered(source, source.binding, &survey)?;
        let source = &ImportFile { binding: ordered.as_ref().map_or(source.binding, |ordered| &ordered.binding), ..*source };
        if let Some(ordered) = &ordered {
            (sheet, survey) = survey_of(source)?;
            told.order_of_dates(&ordered.columns);
        }
        let is_lost = survey.has_faults && !self.keep_going;
        let keep = if is_lost { Keep::DryRun } else { self.writing.keep() };

        let mut register = context.open()?;
        let settings = register.settings()?;
        let source = &ImportFile { words: context.words(&settings), ..*source };
        let work = |change: &mut Change<'_>| {
            // Each time as nothing was placed before.
            let mut sheet = sheet.clone();
            run::place(&mut sheet, change, source, &survey, &mut |read| moves(Work::Importing, read), &mut |planned| {
                preview.as_mut().map_or(Ok(()), |preview| preview.push(planned))
            })
        };
        // Before the change is saved: where this can't be written, nothing is.
        let verdict = |outcome: &ImportOutcome| {
            if let (Some(path), false) = (&self.rejects, outcome.refused.is_empty()) {
                // The bad rows are told even if the file is in the way.
                rejects::write(path, self.overwrite(), source.rows, outcome, context).inspect_err(|_| told.refused(outcome))?;
            }
            if outcome.refused.is_empty() || self.keep_going {
                return Ok(());
            }
            unknown.clone_from(&outcome.unknown);
            Err(told.bad_rows(outcome, &source.rows.remarks()))
        };
        Ok((register.change_behind_backup(&self.writing.author(context), keep, "import", survey.n_rows, work, verdict), settings))
    }

    fn refuse_to_clear_what_is_not_there(&self, binding: &Binding<'_>) -> Result<()> {
        match self.clear.iter().find(|column| !binding.has(column)) {
            None => Ok(()),
            Some(column) => Err(Error::Usage {
                message: format!("the file has no column `{column}` to empty"),
                hint: "leave --clear out, or map a column to it".to_owned(),
            }),
        }
    }
}
