//! `midsa round pack`.

use std::path::{Path, PathBuf};

use super::files::{LetterArguments, addressee, file_name, sender};
use crate::cli::context::Context;
use crate::cli::values::word_among;
use crate::cli::writing::WriteArguments;
use crate::error::{Error, Result};
use crate::export::Format;
use crate::export::file::{Overwrite, make_folder, write_file};
use crate::model::people::is_email;
use crate::model::round::{Asked, OwnerReply, Round};
use crate::report::round::status::owner_name;
use crate::round::letter::{Letter, Person, Templates};
use crate::round::sheet::{Sheet, csv, rows, xlsx};
use crate::store::{Change, Keep, Settings};

/// Write each owner's sheet, and the letter that carries it as a draft; nothing is sent
#[derive(Debug, clap::Args)]
#[command(after_help = "\
For each owner `ZMB.xlsx` and `ZMB.eml`, in the language of its focal point: Outlook, Thunderbird and Apple Mail open the \
letter as a draft with the sheet attached. Words come from templates, which you may replace.

Examples:
  midsa round pack 2027-H1 --output sheets
  midsa round pack 2027-H1 --output sheets --owner ZMB --force
  midsa round pack 2027-H1 --output sheets --format csv
  midsa round pack 2027-H1 --output sheets --write-templates templates")]
pub struct Arguments {
    /// The round
    #[arg(value_name = "ROUND")]
    round: String,

    /// Write for this owner alone: its code or name
    #[arg(long, value_name = "OWNER", allow_hyphen_values = true)]
    owner: Vec<String>,

    /// Write the sheets in this form
    #[arg(long, value_parser = word_among(&[Format::Xlsx, Format::Csv]), default_value = "xlsx")]
    format: Format,

    /// Write the templates that come with the program into this folder, and nothing else
    #[arg(long, value_name = "DIR", allow_hyphen_values = true)]
    write_templates: Option<PathBuf>,

    #[command(flatten)]
    letters: LetterArguments,

    #[command(flatten)]
    writing: WriteArguments,
}

/// The files for one owner.
struct Packed {
    code: String,
    n_items: u32,
    files: Vec<(String, Vec<u8>)>,
    /// The name of its focal point.
    whom: Option<String>,
    has_address: bool,
}

impl Packed {
    /// `ZMB.xlsx, ZMB.eml`.
    fn names(&self) -> String {
        self.files.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// Writes the files and notes, in one transaction, that they were.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    if let Some(folder) = &arguments.write_templates {
        return Ok(write_templates(folder, arguments.letters.overwrite(), context)?);
    }
    let mut register = context.open_to_change()?;
    let id = register.find_round(&arguments.round)?;
    let owners = arguments.owner.iter().map(|name| register.find_owner(name)).collect::<Result<Vec<_>>>()?;
    let settings = register.settings()?;
    let done = &context.words(&settings).round.done;
    let templates = arguments.letters.templates(&register)?;
    let keep = arguments.writing.keep();
    let packed = register.change(&arguments.writing.author(context), keep, |change| {
        let round = change.round(id)?;
        let mut packed = Vec::new();
        for reply in change.replies(id)? {
            if owners.is_empty() || owners.contains(&reply.owner) {
                packed.extend(arguments.pack(change, &round, &reply, &settings, &templates)?);
            }
        }
        if keep == Keep::Commit {
            let files: Vec<(String, Vec<u8>)> = packed.iter().flat_map(|one: &Packed| one.files.clone()).collect();
            arguments.letters.write(&files)?;
        }
        Ok(packed)
    })?;
    if packed.is_empty() {
        context.note(done.nobody_left);
    }
    for one in &packed {
        context.print(&(done.packed)(&one.code, one.n_items, &one.names(), one.whom.as_deref()))?;
    }
    let lost: Vec<&str> = packed.iter().filter(|one| !one.has_address).map(|one| one.code.as_str()).collect();
    if !lost.is_empty() {
        context.note(&(done.no_address)(&lost.join(", ")));
    }
    if settings.sender_email.is_none() {
        context.note(done.no_sender);
    }
    if keep == Keep::Commit && !packed.is_empty() {
        context.note(&(done.letters_written)(&arguments.letters.folder().display().to_string()));
    }
    arguments.writing.remind(context);
    Ok(())
}

impl Arguments {
    fn pack(
        &self,
        change: &mut Change<'_>,
        round: &Round,
        reply: &OwnerReply,
        settings: &Settings,
        templates: &Templates,
    ) -> Result<Option<Packed>> {
        let asked = change.asked(round.id, Some(reply.owner))?;
        let open: Vec<&Asked> = asked.iter().filter(|one| one.standing.watch.is_open).collect();
        if open.is_empty() {
            return Ok(None);
        }
        let focal_point = change.addressee(reply.owner)?;
        let lang = change.language_of(reply.owner)?;
        let packed_at = change.note_letter(round.id, reply.owner, 0)?;
        let sheet = Sheet {
            round: round.reference.clone(),
            owner: reply.code.clone(),
            owner_name: owner_name(reply, lang).to_owned(),
            lang,
            closes_on: round.closes_on,
            made_on: change.today(),
            packed_at,
            seal: change.owner_seal(round.id, reply.owner)?,
            rows: rows(change, round.id, reply.owner, packed_at, &open, lang)?,
        };
        let (bytes, ending) = match self.format {
            Format::Csv => (csv::bytes(&sheet)?, "csv"),
            _ => (xlsx::bytes(&sheet)?, "xlsx"),
        };
        let name = file_name(&reply.code);
        let sheet_name = format!("{name}.{ending}");
        let (from, to): (Person, Person) = (sender(settings), addressee(focal_point.as_ref()));
        let letter = templates.draft(&Letter {
            level: 0,
            lang,
            round: &round.reference,
            meeting: round.meeting.as_deref(),
            body: &settings.body,
            owner_name: &sheet.owner_name,
            closes_on: round.closes_on,
            written_on: change.today(),
            from: &from,
            to: &to,
            items: &open,
            attachment: Some((&sheet_name, &bytes)),
            mark: &format!("{}.0", sheet.seal),
        })?;
        let files = vec![(sheet_name, bytes), (format!("{name}.eml"), letter)];
        let (n_items, has_address) = (sheet.rows.len(), to.email.as_deref().is_some_and(is_email));
        let n_items = u32::try_from(n_items).unwrap_or(u32::MAX);
        Ok(Some(Packed { code: reply.code.clone(), n_items, files, whom: to.name, has_address }))
    }
}

fn write_templates(folder: &Path, overwrite: Overwrite, context: &Context) -> Result<()> {
    make_folder(folder)?;
    for (name, text) in Templates::ours() {
        let path = folder.join(name);
        write_file(&path, overwrite, |out| {
            out.write_all(text.as_bytes()).map_err(|source| Error::io(format!("can't write {}", path.display()), source))
        })?;
    }
    let n = u32::try_from(Templates::ours().count()).unwrap_or(u32::MAX);
    context.print(&(context.said().round.done.templates_written)(n, &folder.display().to_string()))
}
