//! The rows of a file into the register, or into the preview of a dry run.

use std::path::Path;

use super::Arguments;
use super::preview::Preview;
use super::rejects;
use super::told::{Saying, Told};
use crate::cli::context::Context;
use crate::cli::output::PlaceArguments;
use crate::cli::progress_bar::Bar;
use crate::error::{Error, Result};
use crate::export::Format;
use crate::import::map::binding::{Binding, UnknownColumns};
use crate::import::map::mapping::Mapping;
use crate::import::map::propose::profile::profiles;
use crate::import::map::propose::{self, Foreign};
use crate::import::map::table::Table;
use crate::import::read::input::Input;
use crate::import::read::rows::Read;
use crate::import::run::{self, KeepGoing, Outcome, Source};
use crate::import::sheets::sheet::{Detail, Sheet};
use crate::model::vocabulary::Audience;
use crate::store::{Keep, Register};

/// How often an import begins anew because others wrote between its backup and its lock; the last time it goes on all the same.
const N_TRIES: u32 = 3;

impl Arguments {
    pub(super) fn import<S: Sheet>(
        &self,
        mut sheet: S,
        table: Table,
        input: Input,
        mapping: &Mapping,
        register: &mut Register,
        context: &Context,
    ) -> anyhow::Result<()> {
        let name = input.name().to_owned();
        let file = Path::new(&name).file_name().map_or_else(|| name.clone(), |name| name.to_string_lossy().into_owned());
        let rows = input.rows(&self.reading(mapping))?;
        let unknown_columns = if self.mapping.ignore_unknown_columns { UnknownColumns::Ignored } else { UnknownColumns::Refused };
        let (binding, strangers) = Binding::new(rows.header(), mapping, table, unknown_columns)?;
        self.refuse_to_clear_what_is_not_there(&binding)?;
        let detail = match self.writing.keep() {
            Keep::DryRun => Detail::Differences,
            Keep::Commit => Detail::Verdict,
        };
        let audience = if self.public { Audience::Public } else { Audience::Internal };
        let source = Source { rows: rows.as_ref(), binding: &binding, file: &file, detail, audience };
        let told = Told { name: &name, binding: &binding, keep: self.writing.keep(), context };
        if !strangers.is_empty() {
            let profiles = profiles(rows.as_ref())?;
            let guesses = propose::guesses(table, rows.header(), &profiles, &strangers, |key| binding.has(key));
            let guessing = propose::accepted(mapping, rows.header(), &profiles, &strangers, &guesses);
            let (as_guessed, _) = Binding::new(rows.header(), &guessing, table, UnknownColumns::Ignored)?;
            let source = Source { binding: &as_guessed, ..source };
            let unknown = register
                .change(&self.writing.author(context), Keep::DryRun, |change| run::unknown_values(&mut sheet, change, &source))?;
            let (header, strangers, guesses, unknown) = (rows.header(), &strangers[..], &guesses[..], &unknown[..]);
            told.mapping_needed(&Foreign { table, header, profiles: &profiles, strangers, guesses, unknown })?;
            return Err(told.unknown_columns(strangers).into());
        }
        let mut preview = match self.writing.keep() {
            Keep::DryRun => Some(Preview::new()?),
            Keep::Commit => None,
        };
        let mut outcome = Outcome::default();
        let changed = self.place(&mut sheet, &source, register, &told, preview.as_mut(), &mut outcome);
        if let Some(preview) = preview {
            let place = PlaceArguments::at(self.output.clone(), self.overwrite());
            told.preview(preview, self.preview_format, &place, &register.settings()?)?;
        } else if matches!(changed, Err(Error::BadRows { .. })) && !outcome.unknown.is_empty() {
            let profiles = profiles(rows.as_ref())?;
            let (header, unknown) = (rows.header(), &outcome.unknown[..]);
            told.mapping_needed(&Foreign { table, header, profiles: &profiles, strangers: &[], guesses: &[], unknown })?;
        }
        changed?;
        let is_for_people = matches!(self.preview_format, None | Some(Format::Table));
        let is_elsewhere = self.output.as_ref().is_some_and(|path| path.as_os_str() != "-");
        told.outcome(&outcome, if is_for_people || is_elsewhere { Saying::AsResult } else { Saying::Beside })?;
        self.writing.remind(context);
        Ok(())
    }

    /// Places the rows in one change, behind a backup, which goes again where nothing was changed.
    fn place<S: Sheet>(
        &self,
        sheet: &mut S,
        source: &Source<'_>,
        register: &mut Register,
        told: &Told<'_>,
        mut preview: Option<&mut Preview>,
        outcome: &mut Outcome,
    ) -> Result<()> {
        let context = told.context;
        let mut bar = Bar::on(context);
        let mut moves = |what: &'static str, read: Read| bar.show(what, read.n_done, read.n_all.unwrap_or(0));
        register.end_moment()?;
        let survey = run::survey(sheet, source, &mut |read| moves("reading", read))?;
        let keep_going = if self.keep_going { KeepGoing::GoodRows } else { KeepGoing::AllOrNothing };
        let is_lost = survey.has_faults && keep_going == KeepGoing::AllOrNothing;
        let keep = if is_lost { Keep::DryRun } else { self.writing.keep() };

        let mut n_tries_left = N_TRIES;
        loop {
            n_tries_left -= 1;
            let seen = register.seen()?;
            let backup = if keep == Keep::Commit { Some(register.backup_for_now("import")?) } else { None };
            let changed = register.change(&self.writing.author(context), keep, |change| {
                // The backup is of what is changed; at last it may lack what others did while it was made, which the log has.
                if n_tries_left > 0 {
                    change.still(seen)?;
                }
                *outcome = run::place(sheet, change, source, &survey, &mut |read| moves("importing", read), &mut |planned| {
                    preview.as_mut().map_or(Ok(()), |preview| preview.push(planned))
                })?;
                // Before the change is saved: where this can't be written, nothing is.
                if let (Some(path), false) = (&self.rejects, outcome.refused.is_empty()) {
                    rejects::write(path, self.overwrite(), source.rows, outcome, context)?;
                }
                if outcome.refused.is_empty() || keep_going == KeepGoing::GoodRows { Ok(()) } else { Err(told.bad_rows(outcome)) }
            });
            match backup {
                Some(backup) if changed.is_ok() && outcome.n_added + outcome.n_updated > 0 => {
                    backup.keep();
                }
                // Where nobody can say whether it is saved, the backup stays as it is.
                Some(backup) if !matches!(changed, Err(Error::Unsure { .. })) => backup.discard(),
                Some(_) | None => {}
            }
            if n_tries_left == 0 || !matches!(changed, Err(Error::ChangedMeanwhile)) {
                break changed;
            }
        }
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
