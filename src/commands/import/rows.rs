//! The rows of a file into the register, or into the preview of a dry run.

use std::path::Path;

use super::Arguments;
use super::preview::Preview;
use super::rejects;
use super::told::{self, Saying, Told};
use crate::commands::context::Context;
use crate::commands::progress_bar::Bar;
use crate::error::Error;
use crate::export::Format;
use crate::import::binding::{Binding, UnknownColumns};
use crate::import::input::Input;
use crate::import::mapping::Mapping;
use crate::import::rows::Read;
use crate::import::run::{self, KeepGoing, Outcome, Source};
use crate::import::table::{Detail, Sheet, Table};
use crate::import::template::template;
use crate::store::{Keep, Register};

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
        let rows = input.rows(&self.reading())?;
        let unknown_columns = if self.mapping.ignore_unknown_columns { UnknownColumns::Ignored } else { UnknownColumns::Refused };
        let (binding, strangers) = Binding::new(rows.header(), mapping, table, unknown_columns)?;
        if let Some(column) = self.clear.iter().find(|column| !binding.has(column)) {
            return Err(Error::Usage {
                message: format!("the file has no column `{column}` to empty"),
                hint: "leave --clear out, or map a column to it".to_owned(),
            }
            .into());
        }
        let file = Path::new(&name).file_name().map_or_else(|| name.clone(), |name| name.to_string_lossy().into_owned());
        let detail = match self.writing.keep() {
            Keep::DryRun => Detail::Differences,
            Keep::Commit => Detail::Verdict,
        };
        let source = Source { rows: rows.as_ref(), binding: &binding, file: &file, detail };
        let told = Told {
            is_preview: self.writing.keep() == Keep::DryRun,
            name: &name,
            table,
            strangers: &strangers,
            binding: &binding,
            context,
        };
        if !strangers.is_empty() {
            let unknown = run::unknown_values(&sheet, &source)?;
            context.show(|out| told::write_template(&template(table, &strangers, &unknown), out))?;
            return Err(told.unknown_columns().into());
        }

        let seen = register.seen()?;
        let mut bar = Bar::on(context);
        let mut moves = |what: &'static str, read: Read| bar.show(what, read.n_done, read.n_all.unwrap_or(0));
        let survey = run::survey(&mut sheet, &source, &mut |read| moves("reading", read))?;
        let keep_going = if self.keep_going { KeepGoing::GoodRows } else { KeepGoing::AllOrNothing };
        let is_lost = survey.has_faults && keep_going == KeepGoing::AllOrNothing;
        let keep = if is_lost { Keep::DryRun } else { self.writing.keep() };
        let is_preview = self.writing.keep() == Keep::DryRun;
        let mut preview = if is_preview { Some(Preview::new()?) } else { None };

        let backup = if keep == Keep::Commit { Some(register.backup_for_now("import")?) } else { None };
        let mut outcome = Outcome::default();
        let changed = register.change(&context.author(), keep, |change| {
            change.still(seen)?;
            outcome = run::place(&mut sheet, change, &source, &survey, &mut |read| moves("importing", read), &mut |planned| {
                preview.as_mut().map_or(Ok(()), |preview| preview.push(planned))
            })?;
            // Before the change is saved: where this can't be written, nothing is.
            if let (Some(path), false) = (&self.rejects, outcome.refused.is_empty()) {
                rejects::write(path, self.place.overwrite(), rows.as_ref(), &outcome, context)?;
            }
            if outcome.refused.is_empty() || keep_going == KeepGoing::GoodRows { Ok(()) } else { Err(told.bad_rows(&outcome)) }
        });
        drop(bar);
        match backup {
            Some(backup) if changed.is_ok() && outcome.n_added + outcome.n_updated > 0 => {
                backup.keep();
            }
            Some(backup) if !matches!(changed, Err(Error::Unsure { .. })) => backup.discard(),
            Some(_) | None => {}
        }
        if let Some(preview) = preview {
            told.preview(preview, self.preview_format, &self.place, &register.settings()?)?;
        }
        if !is_preview && matches!(changed, Err(Error::BadRows { .. })) {
            told.mapping_needed(&outcome)?;
        }
        changed?;
        let is_for_programs = !matches!(self.preview_format, None | Some(Format::Table));
        let place = if is_for_programs && self.place.file().is_none() { Saying::Beside } else { Saying::AsResult };
        told.outcome(&outcome, place)?;
        self.writing.remind(context);
        Ok(())
    }
}
