//! `midsa rec edit`.

use crate::text::as_argument;
use std::path::PathBuf;

use super::reassigning::Owners;
use crate::cli::context::Context;
use crate::cli::texts::{text_or_file, text_or_stdin};
use crate::cli::values::{theme, word};
use crate::cli::writing::{WriteArguments, tell};
use crate::error::{Error, Result};
use crate::model::becomes::Becomes;
use crate::model::changed::Subject;
use crate::model::vocabulary::{Kind, Priority, Vocabulary};
use crate::store::{Edit, Edited, Register};

/// Change what a recommendation is: its words, owners, themes; its status is for `rec update`
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa rec edit MRU-2006-03 --title \"Sign MoUs with SADC\" --priority high
  midsa rec edit MRU-2006-03 --text-file text.txt --reason \"Misprint in the report, corrected by the secretariat\"
  midsa rec edit MRU-2006-02a --add-owner AGO --on 2010-11-15
  midsa rec edit MRU-2006-03 --add-theme formal-links --clear priority")]
pub struct Arguments {
    /// Its reference; case does not matter
    #[arg(value_name = "REF")]
    reference: String,

    /// The new title
    #[arg(long, value_name = "TITLE", allow_hyphen_values = true)]
    title: Option<String>,

    /// The corrected text, word for word; `-` reads standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, conflicts_with = "text_file", requires = "reason")]
    text: Option<String>,

    /// The file that holds the corrected text; `-` reads standard input
    #[arg(long, value_name = "FILE", allow_hyphen_values = true, requires = "reason")]
    text_file: Option<PathBuf>,

    /// Why the adopted text changes; kept with the text as it was
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    reason: Option<String>,

    /// Its kind
    #[arg(long, value_parser = word::<Kind>())]
    kind: Option<Kind>,

    /// The meeting that adopted it; the reference stays
    #[arg(long, value_name = "MEETING", allow_hyphen_values = true)]
    meeting: Option<String>,

    /// The themes it belongs to, in place of those that there are
    #[arg(long, value_name = "THEME", allow_hyphen_values = true, value_parser = theme, conflicts_with_all = ["add_theme", "remove_theme"])]
    theme: Vec<String>,

    /// A theme it belongs to as well
    #[arg(long, value_name = "THEME", value_parser = theme, allow_hyphen_values = true)]
    add_theme: Vec<String>,

    /// A theme it does not belong to
    #[arg(long, value_name = "THEME", value_parser = theme, allow_hyphen_values = true)]
    remove_theme: Vec<String>,

    /// Its priority
    #[arg(long, value_parser = word::<Priority>())]
    priority: Option<Priority>,

    /// The source of the text: a report, a page, an address
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    source: Option<String>,

    /// A sentence that says when it counts as done
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    done_when: Option<String>,

    /// An owner who must act from now on, or from --on; a lead of one tracked each gets a share
    #[arg(long, value_name = "OWNER[:ROLE]")]
    pub(super) add_owner: Vec<String>,

    /// An owner who no longer has to act, from now on or from --on
    #[arg(long, value_name = "OWNER[:ROLE]")]
    pub(super) remove_owner: Vec<String>,

    /// The day from which owners are added and removed; up to its first day means from the beginning
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) on: Option<String>,

    /// Give each lead owner, or each member of this group, a share with a status of its own
    #[arg(long, value_name = "GROUP", num_args = 0..=1)]
    #[expect(clippy::option_option, reason = "the flag, with a value or without one")]
    pub(super) each: Option<Option<String>>,

    /// Empty this field
    #[arg(long, value_name = "FIELD", value_parser = ["meeting", "source", "priority", "done-when", "theme"])]
    clear: Vec<String>,

    /// Not set here: `rec update` records it
    #[arg(long, hide = true, value_name = "STATUS", allow_hyphen_values = true)]
    status: Option<String>,

    /// Not set here: `rec update` records it
    #[arg(long, hide = true, value_name = "ASSURANCE", allow_hyphen_values = true)]
    assurance: Option<String>,

    /// Not set here: `rec update` records it
    #[arg(long, hide = true, value_name = "RESPONSE", allow_hyphen_values = true)]
    response: Option<String>,

    /// Not set here: `rec update` records it
    #[arg(long, hide = true, value_name = "DEADLINE", allow_hyphen_values = true)]
    due: Option<String>,

    /// Not set here: `rec update` records it
    #[arg(long, hide = true, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,

    /// Not set here: owners are added and removed
    #[arg(long, hide = true, value_name = "OWNER", allow_hyphen_values = true)]
    owner: Vec<String>,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Changes it and prints a line a change: what it was, what it is.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    arguments.refuse_follow_ups()?;
    arguments.refuse_contradictions()?;
    let texts = Texts::read(arguments)?;
    let mut register = context.open_to_change()?;
    let id = register.find_recommendation(&arguments.reference)?;
    let edit = arguments.edit(texts, &register)?;
    let owners = Owners::read(arguments, &register, context)?;
    let words = context.words(&register.settings()?);
    let ((expansion, edited), mut changed) =
        register.change_telling(&arguments.writing.author(context), arguments.writing.keep(), |change| {
            Ok((owners.change(change, id)?, change.edit(id, &edit)?))
        })?;
    let Edited { reference, outdated } = &edited;
    if let Some(expansion) = expansion {
        // Who is in and who is not says it in two lines.
        words.who_is_in(&expansion).iter().try_for_each(|line| context.print(line))?;
        changed.retain(|one| !matches!(one.subject, Subject::Share { .. }));
    }
    if !tell(&changed, words, context)? {
        context.note(&(words.notes.is_as_asked)(reference));
    }
    if !outdated.is_empty() {
        let langs: Vec<&str> = outdated.iter().map(|lang| lang.as_str()).collect();
        context.note(&(words.notes.outdated)(&langs.join(", ")));
    }
    arguments.writing.remind(context);
    Ok(())
}

/// Texts that may come from standard input; they are read before the register is opened.
struct Texts {
    title: Option<String>,
    /// With the reason why it changes.
    text: Option<(String, String)>,
    source: Option<String>,
    done_when: Option<String>,
}

impl Texts {
    fn read(arguments: &Arguments) -> Result<Self> {
        let filled = |flag: &str, text: &Option<String>| text.as_deref().map(|text| text_or_stdin(flag, text)).transpose();
        let text = text_or_file(arguments.text.as_deref(), arguments.text_file.as_deref())?;
        Ok(Self {
            title: filled("title", &arguments.title)?,
            text: text.zip(filled("reason", &arguments.reason)?),
            source: filled("source", &arguments.source)?,
            done_when: filled("done-when", &arguments.done_when)?,
        })
    }
}

impl Arguments {
    /// Refuses the flags that a follow-up sets.
    fn refuse_follow_ups(&self) -> Result<()> {
        let set = [
            ("status", &self.status),
            ("assurance", &self.assurance),
            ("response", &self.response),
            ("due", &self.due),
            ("note", &self.note),
        ];
        if let Some((flag, value)) = set.iter().find_map(|(flag, value)| value.as_ref().map(|value| (flag, value))) {
            return Err(Error::Usage {
                message: format!("`rec edit` does not set --{flag}: what happens to a recommendation is a follow-up"),
                hint: format!("`midsa rec update {} --{flag} {}` records it", as_argument(&self.reference), as_argument(value)),
            });
        }
        match self.owner.first() {
            None => Ok(()),
            Some(owner) => Err(Error::Usage {
                message: "`rec edit` does not set --owner: owners come and go on a day".to_owned(),
                hint: format!("--add-owner {owner} or --remove-owner {owner}, with --on DATE"),
            }),
        }
    }

    fn refuse_contradictions(&self) -> Result<()> {
        let usage = |message: &str, hint: &str| Err(Error::Usage { message: message.to_owned(), hint: hint.to_owned() });
        if self.reason.is_some() && self.text.is_none() && self.text_file.is_none() {
            return usage("--reason is why the text changes", "add --text or --text-file");
        }
        if self.on.is_some() && self.add_owner.is_empty() && self.remove_owner.is_empty() {
            return usage("--on is the day of a change of owners", "add --add-owner or --remove-owner");
        }
        let sets = |field: &str| match field {
            "meeting" => self.meeting.is_some(),
            "source" => self.source.is_some(),
            "priority" => self.priority.is_some(),
            "done-when" => self.done_when.is_some(),
            _ => !self.theme.is_empty() || !self.add_theme.is_empty() || !self.remove_theme.is_empty(),
        };
        if let Some(both) = self.clear.iter().find(|field| sets(field)) {
            return usage(&format!("--clear {both} goes against what is to be set"), "leave one of them out");
        }
        let texts = [&self.title, &self.text, &self.meeting, &self.source, &self.done_when];
        let lists = [&self.theme, &self.add_theme, &self.remove_theme, &self.add_owner, &self.remove_owner, &self.clear];
        let sets_something = texts.iter().any(|text| text.is_some())
            || lists.iter().any(|list| !list.is_empty())
            || self.text_file.is_some()
            || self.kind.is_some()
            || self.priority.is_some()
            || self.each.is_some();
        if sets_something {
            return Ok(());
        }
        usage("there is nothing to change", "`midsa rec edit --help` shows what can be changed")
    }

    fn edit(&self, texts: Texts, register: &Register) -> Result<Edit> {
        let is_cleared = |field: &str| self.clear.iter().any(|cleared| cleared == field);
        let meeting = self.meeting.as_deref().map(|name| register.find_meeting(name)).transpose()?;
        let themes = Some(self.theme.clone()).filter(|themes| !themes.is_empty() || is_cleared("theme"));
        Ok(Edit {
            title: texts.title,
            text: texts.text,
            kind: self.kind,
            meeting: Becomes::typed(meeting, is_cleared("meeting")),
            source: Becomes::typed(texts.source, is_cleared("source")),
            priority: Becomes::typed(self.priority, is_cleared("priority")),
            done_when: Becomes::typed(texts.done_when, is_cleared("done-when")),
            themes,
            added_themes: self.add_theme.clone(),
            removed_themes: self.remove_theme.clone(),
        })
    }
}
