//! `midsa settings`.

use std::ffi::OsStr;

use clap::Arg;
use clap::builder::{PossibleValue, TypedValueParser};

use crate::cli::context::Context;
use crate::cli::output::PlaceArguments;
use crate::cli::reading::{ReadArguments, Reading};
use crate::cli::values::{parse_word, word, word_among};
use crate::cli::writing::{WriteArguments, tell};
use crate::error::Error;
use crate::export::Format;
use crate::model::people::is_email;
use crate::model::reference::is_blank;
use crate::model::vocabulary::{Advice, Lang, Setting};
use crate::report;

/// Show or change what the register keeps: its body, days, sender, language
#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
Examples:
  midsa settings
  midsa settings --format json
  midsa settings set due_soon_days 45
  midsa settings set sender_name \"MIDSA Secretariat, IOM Pretoria\"
  midsa settings set lang pt"
)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,

    #[command(flatten)]
    output: OutputArguments,
}

/// Settings are as they are now and hold no notes, so that most of what reads take has no meaning here.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Output")]
struct OutputArguments {
    /// Write it in this form
    #[arg(long, value_parser = word_among(Format::OF_TABLES))]
    format: Option<Format>,

    #[command(flatten)]
    place: PlaceArguments,
}

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
enum Command {
    Set(SetArguments),
}

/// Change one setting
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa settings set stale_days 180
  midsa settings set body \"COMESA RCP\"
  midsa settings set sender_email midsa@example.org
  midsa settings set sender_email none
  midsa settings set advice off")]
struct SetArguments {
    /// Which one
    #[arg(value_name = "NAME", value_parser = SettingName)]
    setting: Setting,

    /// The new value; `none` takes a sender away
    #[arg(value_name = "VALUE", allow_hyphen_values = true)]
    value: String,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Shows them, or changes one.
///
/// # Errors
/// Those of every read or write; a value that the setting can't have (2).
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    if let Some(Command::Set(set)) = &arguments.command {
        change(set, context)?;
        return Ok(());
    }
    let OutputArguments { format, place } = &arguments.output;
    let reading = ReadArguments { format: *format, place: place.clone(), ..ReadArguments::default() };
    let Reading { register, frame, .. } = reading.open(context)?;
    let settings = register.settings()?;
    let value = |setting| settings.value(setting);
    let table = if reading.is_for_people(Format::Table) {
        report::tables::upkeep::settings::settings_for_people(value, &frame)
    } else {
        report::tables::upkeep::settings::settings(value, &frame)
    };
    reading.write_table(context, Format::Table, table)?;
    context.note(&(frame.words.desk.lies_at)(&register.path().display().to_string()));
    Ok(())
}

fn change(arguments: &SetArguments, context: &Context) -> Result<(), Error> {
    let setting = arguments.setting;
    let value = valid(setting, arguments.value.trim())?;
    let mut register = context.open_to_change()?;
    let keep = arguments.writing.keep();
    let n_meetings = register.n_meetings_of(&register.settings()?.body)?;
    let words = context.words(&register.settings()?);
    let (before, changed) =
        register.change_telling(&arguments.writing.author(context), keep, |change| change.set(setting, value.as_deref()))?;
    if !tell(&changed, words, context)? {
        context.note(&(words.notes.is_as_asked)(&setting.to_string()));
        return Ok(());
    }
    if let Some(body) = before.filter(|_| setting == Setting::Body && n_meetings > 0) {
        context.note(&(words.keeping.stay_of_body)(n_meetings, &body));
    }
    arguments.writing.remind(context);
    Ok(())
}

/// Reads the name of a setting; hyphens do for underscores. Help lists the names.
#[derive(Debug, Clone, Copy)]
struct SettingName;

impl TypedValueParser for SettingName {
    type Value = Setting;

    fn parse_ref(&self, command: &clap::Command, argument: Option<&Arg>, value: &OsStr) -> Result<Setting, clap::Error> {
        setting.parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        word::<Setting>().possible_values().map(|values| Box::new(values.collect::<Vec<_>>().into_iter()) as Box<_>)
    }
}

fn setting(text: &str) -> Result<Setting, Error> {
    parse_word(&text.replace('-', "_"))
}

/// The value as it is kept; `None` takes a sender away.
fn valid(setting: Setting, text: &str) -> Result<Option<String>, Error> {
    let refused = |hint: &str| Error::Usage { message: format!("{setting} can't be `{text}`"), hint: hint.to_owned() };
    if is_blank(text) || text.chars().any(char::is_control) {
        return Err(refused("write a value in one line"));
    }
    Ok(Some(match setting {
        Setting::SenderName | Setting::SenderEmail if text.eq_ignore_ascii_case("none") => return Ok(None),
        Setting::Body | Setting::SenderName => text.to_owned(),
        Setting::SenderEmail if is_email(text) => text.to_owned(),
        Setting::SenderEmail => return Err(refused("write an address as in midsa@example.org")),
        Setting::DueSoonDays | Setting::StaleDays => match text.parse::<u32>() {
            Ok(days) if days <= LONGEST && (days > 0 || setting == Setting::DueSoonDays) => days.to_string(),
            _ => return Err(refused("write a whole number of days, 36500 at most")),
        },
        Setting::Lang => parse_word::<Lang>(text)?.to_string(),
        Setting::Advice => parse_word::<Advice>(text)?.to_string(),
    }))
}

/// A hundred years, in days.
const LONGEST: u32 = 36_500;

#[cfg(test)]
mod tests {
    use super::{setting, valid};
    use crate::model::vocabulary::Setting;

    #[track_caller]
    fn case(setting: Setting, text: &str, kept: Option<&str>) {
        assert_eq!(valid(setting, text).unwrap().as_deref(), kept);
    }

    #[test]
    fn a_value_is_kept_in_one_form() {
        case(Setting::DueSoonDays, "045", Some("45"));
        case(Setting::Lang, "PT", Some("pt"));
        case(Setting::Advice, "Off", Some("off"));
        case(Setting::SenderName, "None", None);
        case(Setting::SenderEmail, "midsa@iom.int", Some("midsa@iom.int"));
        assert_eq!(setting("due-soon-days").unwrap(), Setting::DueSoonDays);
    }

    #[test]
    fn a_value_that_can_not_be_is_an_error_of_the_command_line() {
        for (setting, text) in [
            (Setting::Body, ""),
            (Setting::DueSoonDays, "soon"),
            (Setting::DueSoonDays, "-1"),
            (Setting::StaleDays, "0"),
            (Setting::StaleDays, "36501"),
            (Setting::SenderEmail, "midsa"),
            (Setting::SenderEmail, "a b@iom.int"),
            (Setting::SenderName, "a\nb"),
            (Setting::Lang, "zulu"),
            (Setting::Advice, "maybe"),
        ] {
            assert_eq!(valid(setting, text).unwrap_err().exit_code(), 2, "{setting} {text}");
        }
    }
}
