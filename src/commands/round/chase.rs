//! `midsa round chase`.

use super::files::{LetterArguments, addressee, file_name, sender};
use crate::cli::context::Context;
use crate::cli::writing::WriteArguments;
use crate::error::Result;
use crate::model::round::{Asked, HIGHEST_LEVEL, OwnerReply, Round};
use crate::model::vocabulary::Reply;
use crate::report::round::status::owner_name;
use crate::round::letter::{Letter, Templates};
use crate::store::{Change, Keep, Settings};
use crate::text::LeftAlone;

/// Write a polite reminder to each owner who has said nothing, as a draft; nothing is sent
#[derive(Debug, clap::Args)]
#[command(after_help = "\
One digest for each owner, with its items and deadlines. The first two levels are the secretariat's, the third is for the \
Chair's signature. Owners who have answered get none, nor do those who got other deadlines for all items, until one of \
these has passed.

Examples:
  midsa round chase 2027-H1 --output reminders
  midsa round chase 2027-H1 --output reminders --owner ZMB --level 3
  midsa round chase 2027-H1 --output reminders --dry-run")]
pub struct Arguments {
    /// The round
    #[arg(value_name = "ROUND")]
    round: String,

    /// Remind this owner alone: its code or name
    #[arg(long, value_name = "OWNER", allow_hyphen_values = true)]
    owner: Vec<String>,

    /// Write the reminder of this level [default: one above the last]
    #[arg(long, value_name = "1-3", value_parser = clap::value_parser!(u8).range(1..=3))]
    level: Option<u8>,

    #[command(flatten)]
    letters: LetterArguments,

    #[command(flatten)]
    writing: WriteArguments,
}

/// The outcome for an owner.
enum Chased {
    Written(Reminder),
    /// The owner's code, and why.
    LeftAlone(String, LeftAlone),
}

struct Reminder {
    code: String,
    level: u8,
    n_items: u32,
    file: (String, Vec<u8>),
    /// The name of its focal point.
    whom: Option<String>,
}

/// Writes the reminders and notes, in one transaction, that they were.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let mut register = context.open_to_change()?;
    let id = register.find_round(&arguments.round)?;
    let owners = arguments.owner.iter().map(|name| register.find_owner(name)).collect::<Result<Vec<_>>>()?;
    let settings = register.settings()?;
    let done = &context.words(&settings).round.done;
    let templates = arguments.letters.templates(&register)?;
    let keep = arguments.writing.keep();
    let chased = register.change(&arguments.writing.author(context), keep, |change| {
        let round = change.round(id)?;
        let mut chased = Vec::new();
        for reply in change.replies(id)? {
            if owners.is_empty() || owners.contains(&reply.owner) {
                chased.push(arguments.chase(change, &round, &reply, &settings, &templates)?);
            }
        }
        if keep == Keep::Commit {
            let files: Vec<(String, Vec<u8>)> = chased.iter().filter_map(written).map(|one| one.file.clone()).collect();
            if !files.is_empty() {
                arguments.letters.write(&files)?;
            }
        }
        Ok(chased)
    })?;
    for one in chased.iter().filter_map(written) {
        context.print(&(done.reminded)(&one.code, one.level, one.n_items, &one.file.0, one.whom.as_deref()))?;
    }
    let mut left_alone: Vec<(LeftAlone, Vec<&str>)> = Vec::new();
    for one in &chased {
        if let Chased::LeftAlone(code, why) = one {
            match left_alone.iter_mut().find(|(known, _)| known == why) {
                Some((_, codes)) => codes.push(code),
                None => left_alone.push((*why, vec![code])),
            }
        }
    }
    for (why, codes) in left_alone {
        context.note(&(done.left_alone)(why, &codes.join(", ")));
    }
    match chased.iter().filter_map(written).count() {
        0 => context.note(done.nobody_reminded),
        _ if keep == Keep::Commit => {
            context.note(&(done.letters_written)(&arguments.letters.folder().display().to_string()));
        }
        _ => {}
    }
    arguments.writing.remind(context);
    Ok(())
}

fn written(chased: &Chased) -> Option<&Reminder> {
    match chased {
        Chased::Written(reminder) => Some(reminder),
        Chased::LeftAlone(..) => None,
    }
}

impl Arguments {
    fn chase(
        &self,
        change: &mut Change<'_>,
        round: &Round,
        reply: &OwnerReply,
        settings: &Settings,
        templates: &Templates,
    ) -> Result<Chased> {
        let code = &reply.code;
        let left_alone = |why| Ok(Chased::LeftAlone(code.clone(), why));
        match reply.reply {
            Reply::Silent => {}
            Reply::Pending => return left_alone(LeftAlone::Pending),
            Reply::Partly | Reply::Answered | Reply::Nil => return left_alone(LeftAlone::Answered),
        }
        if reply.packed_on.is_none() {
            return left_alone(LeftAlone::NotAsked);
        }
        if self.level.is_none() && reply.was_reminded_on(change.today()) {
            return left_alone(LeftAlone::RemindedToday);
        }
        let asked = change.asked(round.id, Some(reply.owner))?;
        let open: Vec<&Asked> = asked.iter().filter(|one| one.is_awaited(change.today())).collect();
        if open.is_empty() {
            return left_alone(LeftAlone::HasTime);
        }
        let next = reply.chased.map_or(1, |(level, _)| level + 1);
        let level = self.level.unwrap_or(next);
        if level > HIGHEST_LEVEL {
            return left_alone(LeftAlone::AllSent);
        }
        let focal_point = change.addressee(reply.owner)?;
        let lang = change.language_of(reply.owner)?;
        change.note_letter(round.id, reply.owner, level)?;
        let (from, to) = (sender(settings), addressee(focal_point.as_ref()));
        let letter = templates.draft(&Letter {
            level,
            lang,
            round: &round.reference,
            meeting: round.meeting.as_deref(),
            body: &settings.body,
            owner_name: owner_name(reply, lang),
            closes_on: round.closes_on,
            written_on: change.today(),
            from: &from,
            to: &to,
            items: &open,
            attachment: None,
            mark: &format!("{}.{level}", change.owner_seal(round.id, reply.owner)?),
        })?;
        let name = format!("{}-reminder-{level}.eml", file_name(code));
        let n_items = u32::try_from(open.len()).unwrap_or(u32::MAX);
        Ok(Chased::Written(Reminder { code: code.clone(), level, n_items, file: (name, letter), whom: to.name }))
    }
}
