//! `midsa check`.

use std::process::ExitCode;

use crate::cli::context::Context;
use crate::cli::days::local_time;
use crate::cli::locks::{self, Locks, warn_of_synchroniser};
use crate::cli::progress_bar::Bar;
use crate::cli::reading::{OutputArguments, Reading};
use crate::cli::writing::WriteArguments;
use crate::error::{Error, Result};
use crate::export::Format;
use crate::model::finding::{Finding, Problem};
use crate::model::work::Work;
use crate::report;
use crate::store::{Depth, Keep, Mended, SHORT_HASH, Watcher};

/// Check that the register is whole and is what its log says
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa check
  midsa check --since 8037a4fdc4495d36
  midsa check --format json
  midsa check --mend --dry-run

It finds accidents and careless edits. The log has no key, so that whoever changes a row, its entries and every hash after them \
goes unseen, unless a hash was kept elsewhere, as on paper: --since proves the history up to it.")]
pub struct Arguments {
    /// Write back what the log says on every row that was changed, added or removed outside midsa
    #[arg(long, conflicts_with_all = ["format", "output", "columns", "force", "bom", "raw"])]
    mend: bool,

    /// Prove that the history up to this hash is here, unchanged; `log`, `check` and `backup` show the newest one
    #[arg(long, value_name = "HASH", allow_hyphen_values = true, value_parser = hash, conflicts_with = "mend")]
    since: Option<String>,

    #[command(flatten)]
    writing: WriteArguments,

    #[command(flatten)]
    output: OutputArguments,
}

/// Checks; nothing is written but by `--mend`, which is a change like any other.
///
/// # Errors
/// What keeps the file from being opened; findings are no error but the exit code 1.
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<ExitCode> {
    if arguments.mend {
        mend(&arguments.writing, context)?;
        return Ok(ExitCode::SUCCESS);
    }
    if arguments.writing.keep() == Keep::DryRun {
        return Err(Error::Usage {
            message: "--dry-run goes with --mend; a check writes nothing".to_owned(),
            hint: "`midsa check` alone checks".to_owned(),
        }
        .into());
    }
    let output = arguments.output.reading();
    let reading = output.open(context)?;
    let Reading { register, frame, .. } = &reading;
    let mut shown = Shown::on(context);
    let checked = register.check(Depth::Evidence, context.today, &mut shown)?;
    let mut findings = shown.end();
    match locks::probe(register.folder()) {
        Locks::Work => {}
        Locks::DoNothing => findings.push(Finding {
            problem: Problem::Locks,
            place: register.folder().display().to_string(),
            log_says: None,
            row_says: None,
        }),
        Locks::NotTried => context.note(frame.words.keeping.locks_not_tried),
    }
    warn_of_synchroniser(register.folder(), context);
    let held = match &arguments.since {
        Some(hash) => {
            let held = register.entry_of_hash(hash)?;
            if held.is_none() {
                findings.push(Finding { problem: Problem::History, place: hash.clone(), log_says: None, row_says: None });
            }
            held.map(|id| (hash, id))
        }
        None => None,
    };

    let words = frame.words;
    if let Some((id, at)) = register.entry_ahead()?.filter(|_| findings.iter().all(|one| one.problem != Problem::Clock)) {
        context.note(&(words.keeping.entry_ahead)(id, &words.day(local_time(at).date_naive())));
    }
    let is_whole = findings.is_empty();
    let told = if is_whole {
        (words.log.nothing_found)(checked.n_recommendations, checked.n_entries)
    } else {
        (words.log.n_found)(findings.len() as u64)
    };
    if !output.is_for_people(Format::Table) {
        output.write_table(
            context,
            Format::Table,
            report::tables::upkeep::findings::findings(&findings, context.today, words),
        )?;
        if !is_whole {
            context.note(&told);
        }
    } else if is_whole && output.place.file().is_none() {
        context.print(&told)?;
        if let Some((hash, id)) = held {
            context.print(&(words.log.history_held)(hash, id))?;
        }
        if let Some(hash) = register.seen()?.short() {
            context.print(&(words.log.newest_hash)(hash))?;
        }
    } else {
        let naming = |text: &str| context.with_typed_register(text);
        output.write_document(context, report::pages::check::findings_for_people(told, &findings, &naming, words))?;
    }
    Ok(if is_whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// At least so much of a hash as is shown, in hexadecimal digits.
fn hash(text: &str) -> Result<String> {
    let hash = text.trim().to_ascii_lowercase();
    if (SHORT_HASH..=64).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(hash);
    }
    Err(Error::Usage {
        message: format!("`{text}` is not a hash"),
        hint: format!("a hash has {SHORT_HASH} digits from 0 to 9 and a to f; `midsa log` shows the newest one"),
    })
}

fn mend(writing: &WriteArguments, context: &Context) -> anyhow::Result<()> {
    let mut register = context.open_to_change()?;
    let mut shown = Shown::on(context);
    register.check(Depth::File, context.today, &mut shown)?;
    let n_behind = register.n_bytes_behind_end()?;
    let can_be_mended = |problem| problem == Problem::Reference || (problem == Problem::Size && n_behind > 0);
    if let Some(finding) = shown.end().into_iter().find(|finding| !can_be_mended(finding.problem)) {
        return Err(Error::Damaged {
            path: register.path().to_owned(),
            why: finding.row_says.unwrap_or_else(|| finding.place.clone()),
        }
        .into());
    }
    let words = context.words(&register.settings()?);
    let Mended { n_rows, changed } = register.mend(&writing.author(context), writing.keep())?;
    for line in changed.iter().flat_map(|one| report::changed::lines(one, words)) {
        context.print(&line)?;
    }
    if n_behind > 0 {
        if writing.keep() == Keep::Commit {
            register.cut_to_length()?;
        }
        context.print(&(words.keeping.bytes_cut_off)(n_behind))?;
    }
    context.print(&(words.keeping.mended)(n_rows))?;
    if n_rows > 0 || n_behind > 0 || writing.keep() == Keep::DryRun {
        writing.remind(context);
    }
    Ok(())
}

/// Keeps the findings, and shows on a terminal how far the work is.
pub(super) struct Shown {
    findings: Vec<Finding>,
    bar: Bar,
}

impl Shown {
    pub(super) fn on(context: &Context) -> Self {
        Self { findings: Vec::new(), bar: Bar::on(context) }
    }

    /// Takes the progress away and gives the findings.
    pub(super) fn end(self) -> Vec<Finding> {
        self.findings
    }
}

impl Watcher for Shown {
    fn found(&mut self, finding: Finding) -> Result<()> {
        self.findings.push(finding);
        Ok(())
    }

    fn progress(&mut self, what: Work, n_done: u64, n_all: u64) {
        self.bar.show(what, n_done, n_all);
    }
}
