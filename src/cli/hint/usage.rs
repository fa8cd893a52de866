//! Errors of the command line: clap finds them, and this says them in our words. Nothing is made harmless here; whoever
//! prints the error does that.

use std::error::Error as _;
use std::ffi::OsString;

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::meant;
use super::tree::{any_of, behind, command_at, has_flag, is_global, path, paths_to, typed, with_command, with_words};
use crate::error::Error;

/// The error of clap as one of ours, of exit code 2. `root` is the whole program, `arguments` the command line, the
/// program's name first.
pub fn explain(error: &clap::Error, root: &Command, arguments: &[OsString]) -> Error {
    let typed = Typed { error, path: path(root, arguments), root, arguments };
    let (message, hint) = match error.kind() {
        ErrorKind::InvalidSubcommand => typed.unknown_command(),
        ErrorKind::UnknownArgument => typed.unknown_argument(),
        ErrorKind::InvalidValue => typed.invalid_value(),
        ErrorKind::ValueValidation => typed.refused_value(),
        ErrorKind::MissingRequiredArgument => typed.missing_argument(),
        ErrorKind::MissingSubcommand => typed.missing_command(),
        ErrorKind::ArgumentConflict => typed.conflict(),
        ErrorKind::TooManyValues => {
            (format!("{} takes no value `{}`", typed.flag(), typed.text(ContextKind::InvalidValue)), typed.see_flags())
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => typed.count_of_values(),
        ErrorKind::InvalidUtf8 => ("a word of the command line is not UTF-8".to_owned(), typed.see_flags()),
        _ => (error.to_string().trim_start_matches("error: ").to_owned(), typed.see_flags()),
    };
    Error::Usage { message, hint }
}

/// The least likeness, of 1, between a word that was typed and one that is offered.
const LEAST_LIKENESS: f64 = 0.8;

/// A command line that was refused.
struct Typed<'a> {
    error: &'a clap::Error,
    /// The command as far as it is known: `midsa rec list`.
    path: String,
    root: &'a Command,
    /// The whole line.
    arguments: &'a [OsString],
}

impl Typed<'_> {
    fn unknown_command(&self) -> (String, String) {
        let word = self.text(ContextKind::InvalidSubcommand);
        let behind = behind(self.arguments, &word);
        let mut near = self.texts(ContextKind::SuggestedSubcommand);
        near.retain(|near| strsim::jaro_winkler(near, &word) > LEAST_LIKENESS);
        // Clap puts the likeliest last.
        near.reverse();
        let mut near: Vec<String> = near.iter().map(|name| format!("{} {name}", self.path)).collect();
        if near.is_empty() && self.is_at_root() {
            near = paths_to(self.root, &word);
        }
        if let Some(shown) = behind.first().filter(|_| word == "show").and_then(|name| meant::shows(&self.path, name)) {
            near = vec![shown];
        } else if let [one] = near.as_mut_slice() {
            *one = with_words(&typed(self.root, one), &behind);
        } else {
            near = near.iter().map(|one| typed(self.root, one)).collect();
        }
        let whole = meant::command(&word).filter(|_| self.is_at_root()).map(|command| with_command(self.root, command, &behind));
        let hint = match (meant::command_below(&self.path, &word), whole.or_else(|| meant::shows(&self.path, &word))) {
            (Some(said), _) => said.to_owned(),
            (None, Some(command)) => did_you_mean(&[command]),
            (None, None) if near.is_empty() => format!("`{} --help` shows the commands", self.path),
            (None, None) => did_you_mean(&near),
        };
        (format!("no command `{word}`"), hint)
    }

    fn unknown_argument(&self) -> (String, String) {
        let word = self.text(ContextKind::InvalidArg);
        let near = self.texts(ContextKind::SuggestedArg);
        if !word.starts_with('-') {
            return (format!("`{}` does not take `{word}`", self.path), self.see_flags());
        }
        let is_begun = near.first().is_some_and(|near| near.starts_with(&word));
        let is_near = near.first().is_some_and(|near| strsim::jaro_winkler(near, &word) > LEAST_LIKENESS);
        let hint = match (meant::flag(&word, |flag| self.has_flag(flag)), self.neighbour_with(&word)) {
            (Some(meant), _) => meant,
            (None, Some(command)) if !is_begun => format!("`{command}` takes `{word}`"),
            (None, _) if is_near => did_you_mean(&near),
            (None, _) => self.see_flags(),
        };
        (format!("no flag `{word}`"), hint)
    }

    fn invalid_value(&self) -> (String, String) {
        let value = self.text(ContextKind::InvalidValue);
        let known = self.texts(ContextKind::ValidValue);
        let near = self.texts(ContextKind::SuggestedValue);
        let message = if value.is_empty() {
            format!("{} wants a value", self.flag())
        } else {
            format!("{} does not take `{value}`", self.flag())
        };
        let hint = match (near.is_empty(), known.is_empty()) {
            (false, _) => did_you_mean(&near),
            (true, false) => format!("there are {}", known.join(", ")),
            (true, true) => self.see_flags(),
        };
        (message, hint)
    }

    /// A value that a parser refused: ours say why in full, those of others do not name what they refuse.
    fn refused_value(&self) -> (String, String) {
        let source = self.error.source();
        if let Some(ours) = source.and_then(|source| source.downcast_ref::<Error>()) {
            return (ours.to_string(), super::of(ours).unwrap_or_else(|| self.see_flags()));
        }
        let value = self.text(ContextKind::InvalidValue);
        let why = source.map(|source| format!(": {source}")).unwrap_or_default();
        (format!("{} does not take `{value}`{why}", self.flag()), self.see_flags())
    }

    fn missing_argument(&self) -> (String, String) {
        let missing: Vec<String> = self.texts(ContextKind::InvalidArg).iter().map(|name| any_of(name)).collect();
        let verb = if missing.len() == 1 { "is" } else { "are" };
        (format!("{} {verb} missing", missing.join(" and ")), format!("`{} --help` shows how it is used", self.path))
    }

    fn missing_command(&self) -> (String, String) {
        let known = self.texts(ContextKind::ValidSubcommand);
        (format!("`{}` wants a command", self.path), format!("there are {}", known.join(", ")))
    }

    fn conflict(&self) -> (String, String) {
        let others: Vec<String> = self.texts(ContextKind::PriorArg).iter().map(|name| quoted(name)).collect();
        if others.is_empty() || others == [self.flag()] {
            return (format!("{} is given twice", self.flag()), "give it once".to_owned());
        }
        (format!("{} can't be used with {}", self.flag(), others.join(" and ")), "leave one of them out".to_owned())
    }

    fn count_of_values(&self) -> (String, String) {
        let number = |kind| match self.error.get(kind) {
            Some(ContextValue::Number(number)) => Some(*number),
            _ => None,
        };
        let wanted = match (number(ContextKind::MinValues), number(ContextKind::ExpectedNumValues)) {
            (Some(least), _) => format!("at least {least}"),
            (None, Some(exactly)) => exactly.to_string(),
            (None, None) => "another number of".to_owned(),
        };
        let found = number(ContextKind::ActualNumValues).unwrap_or_default();
        let flag = self.flag();
        let verb = if flag.contains(' ') { "want" } else { "wants" };
        (format!("{flag} {verb} {wanted} values, and {found} {} given", if found == 1 { "is" } else { "are" }), self.see_flags())
    }

    /// The argument that is wrong, quoted: `--owner`, or `REF` for one without a flag.
    fn flag(&self) -> String {
        quoted(&self.text(ContextKind::InvalidArg))
    }

    /// The command below the same noun that takes this flag.
    fn neighbour_with(&self, flag: &str) -> Option<String> {
        let (noun, _) = self.path.rsplit_once(' ').filter(|(noun, _)| noun.contains(' '))?;
        let flag = flag.trim_start_matches('-');
        let takes = |command: &&str| has_flag(command_at(self.root, &format!("{noun} {command}")), flag);
        ["update", "edit", "add", "list"]
            .iter()
            .find(|command| takes(command))
            .map(|command| typed(self.root, &format!("{noun} {command}")))
    }

    /// No noun is named yet.
    fn is_at_root(&self) -> bool {
        self.path == self.root.get_name()
    }

    /// Whether the command takes the flag of this name, written without hyphens.
    fn has_flag(&self, name: &str) -> bool {
        has_flag(command_at(self.root, &self.path), name) || is_global(self.root, name)
    }

    fn see_flags(&self) -> String {
        format!("`{} --help` shows what it takes", self.path)
    }

    fn text(&self, kind: ContextKind) -> String {
        self.texts(kind).into_iter().next().unwrap_or_default()
    }

    fn texts(&self, kind: ContextKind) -> Vec<String> {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => vec![text.clone()],
            Some(ContextValue::Strings(texts)) => texts.clone(),
            _ => Vec::new(),
        }
    }
}

/// An argument as clap shows it (`--owner <CODE>`, `[TEXT]...`), without its value.
fn quoted(shown: &str) -> String {
    let name = if shown.starts_with('-') {
        shown.split([' ', '=', '[']).next().unwrap_or(shown)
    } else {
        shown.trim_matches(['<', '>', '[', ']', '.'])
    };
    format!("`{}`", name.replace("> <", "` and `"))
}

fn did_you_mean(near: &[String]) -> String {
    let quoted: Vec<String> = near.iter().map(|word| format!("`{word}`")).collect();
    format!("did you mean {}?", quoted.join(" or "))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use clap::{Arg, ArgAction, Command, value_parser};

    use super::super::of as hint_of;
    use super::explain;
    use crate::cli::values::word;
    use crate::model::vocabulary::Status;

    /// A command with one of everything that can be typed wrongly.
    fn sample() -> Command {
        Command::new("midsa").disable_help_subcommand(true).subcommand_required(true).subcommand(
            Command::new("rec").subcommand_required(true).subcommand(
                Command::new("list")
                    .arg(Arg::new("REF").required(true))
                    .arg(Arg::new("owner").long("owner").value_name("CODE"))
                    .arg(Arg::new("status").long("status").value_parser(word::<Status>()))
                    .arg(Arg::new("max").long("max").value_parser(value_parser!(u8)))
                    .arg(Arg::new("color").long("color").value_parser(["auto", "always"]))
                    .arg(Arg::new("into").long("into").num_args(2..))
                    .arg(Arg::new("pair").long("pair").num_args(2))
                    .arg(Arg::new("each").long("each").action(ArgAction::SetTrue).conflicts_with("owner")),
            ),
        )
    }

    #[track_caller]
    fn case(words: &str, message: &str, hint: &str) {
        let arguments: Vec<OsString> = words.split(' ').map(OsString::from).collect();
        let error = sample().try_get_matches_from(&arguments).unwrap_err();
        let told = explain(&error, &sample(), &arguments);
        assert_eq!((told.to_string().as_str(), hint_of(&told).as_deref()), (message, Some(hint)));
        assert_eq!(told.exit_code(), 2);
    }

    const SEE: &str = "`midsa rec list --help` shows what it takes";

    #[test]
    fn a_wrong_command_is_answered_with_the_nearest() {
        case("midsa rec lisst", "no command `lisst`", "did you mean `midsa rec list REF`?");
        case("midsa rec lisst A --each", "no command `lisst`", "did you mean `midsa rec list A --each`?");
        case("midsa lst", "no command `lst`", "`midsa --help` shows the commands");
        case("midsa list", "no command `list`", "did you mean `midsa rec list REF`?");
        case("midsa rec frobnicate", "no command `frobnicate`", "`midsa rec --help` shows the commands");
    }

    #[test]
    fn a_noun_alone_wants_a_command() {
        case("midsa rec", "`midsa rec` wants a command", "there are list");
    }

    #[test]
    fn a_wrong_flag_is_answered_with_the_nearest() {
        case("midsa rec list A --ownr X", "no flag `--ownr`", "did you mean `--owner`?");
        case("midsa rec list A --zzz", "no flag `--zzz`", SEE);
        case("midsa rec list A B", "`midsa rec list` does not take `B`", SEE);
    }

    #[test]
    fn a_wrong_value_is_answered_with_those_that_there_are() {
        case("midsa rec list A --status in-progres", "`in-progres` is not a status", "did you mean `in-progress`?");
        case("midsa rec list A --color alway", "`--color` does not take `alway`", "did you mean `always`?");
        case("midsa rec list A --color zz", "`--color` does not take `zz`", "there are auto, always");
        case("midsa rec list A --max x", "`--max` does not take `x`: invalid digit found in string", SEE);
    }

    #[test]
    fn missing_and_surplus_words_are_named() {
        case("midsa rec list", "`<REF>` is missing", "`midsa rec list --help` shows how it is used");
        case("midsa rec list A --owner", "`--owner` wants a value", SEE);
        case("midsa rec list A --each=yes", "`--each` takes no value `yes`", SEE);
        case("midsa rec list A --into one", "`--into` wants at least 2 values, and 1 is given", SEE);
        case("midsa rec list A --pair one", "`--pair` wants 2 values, and 1 is given", SEE);
    }

    #[test]
    fn flags_that_exclude_each_other_are_both_named() {
        case("midsa rec list A --each --owner X", "`--each` can't be used with `--owner`", "leave one of them out");
        case("midsa rec list A --owner X --owner Y", "`--owner` is given twice", "give it once");
    }
}
