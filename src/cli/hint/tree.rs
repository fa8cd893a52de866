//! The tree of commands, walked by the words that were typed.

use std::ffi::OsString;

use clap::Command;

/// The command that `path` names, as far as it names any.
pub(super) fn command_at<'r>(root: &'r Command, path: &str) -> &'r Command {
    path.split(' ').skip(1).fold(root, |command, word| command.find_subcommand(word).unwrap_or(command))
}

pub(super) fn has_flag(command: &Command, name: &str) -> bool {
    command.get_arguments().any(|flag| flag.get_long() == Some(name) && !flag.is_hide_set())
}

/// Whether it is a flag of every command; help hides these.
pub(super) fn is_global(root: &Command, name: &str) -> bool {
    root.get_arguments().any(|flag| flag.get_long() == Some(name) && flag.is_global_set())
}

/// The commands that the words name, as far as they name any.
pub(super) fn path(root: &Command, arguments: &[OsString]) -> String {
    let mut command = root;
    let mut path = root.get_name().to_owned();
    for word in arguments.iter().skip(1) {
        if let Some(found) = command.find_subcommand(word) {
            path = format!("{path} {}", found.get_name());
            command = found;
        }
    }
    path
}

/// The commands under a noun that are called `word`: `midsa rec list`, `midsa meeting list`.
pub(super) fn paths_to(root: &Command, word: &str) -> Vec<String> {
    let nouns = root.get_subcommands().filter(|noun| noun.find_subcommand(word).is_some());
    nouns.map(|noun| format!("{} {} {word}", root.get_name(), noun.get_name())).collect()
}

/// The command as it is typed, with what it asks for in upper case: `midsa rec show REF`.
pub(super) fn typed(root: &Command, path: &str) -> String {
    let asked = command_at(root, path).get_positionals().filter(|one| one.is_required_set());
    let names = asked.map(|one| one.get_value_names().and_then(<[_]>::first).map_or(one.get_id().as_str(), |name| name.as_str()));
    // Of `REF|PLACE` one is enough.
    let names = names.map(|name| name.split('|').next().unwrap_or(name));
    std::iter::once(path).chain(names).collect::<Vec<_>>().join(" ")
}

/// What was typed behind the first `word`, each as a shell takes it.
pub(super) fn behind(arguments: &[OsString], word: &str) -> Vec<String> {
    let words = arguments.iter().map(|one| one.to_string_lossy());
    let quoted = |one: &str| if one.is_empty() || one.contains([' ', ';', '"']) { format!("{one:?}") } else { one.to_owned() };
    words.skip_while(|one| one != word).skip(1).map(|one| quoted(&one)).collect()
}

/// The command with the words that were typed in place of what it asks for.
pub(super) fn with_words(command: &str, words: &[String]) -> String {
    if words.is_empty() {
        return command.to_owned();
    }
    let is_asked = |word: &&str| word.chars().all(|c| c.is_ascii_uppercase());
    let own = command.split(' ').filter(|word| !is_asked(word));
    own.chain(words.iter().map(String::as_str)).collect::<Vec<_>>().join(" ")
}

/// As `with_words`; the first word may be a command of the same noun, as in `meetings show X`, or what is to be shown, as in
/// `meetings Windhoek`.
pub(super) fn with_command(root: &Command, command: &str, words: &[String]) -> String {
    let below = words.split_first().zip(command.split(' ').nth(1)).and_then(|((first, rest), name)| {
        let noun = root.find_subcommand(name)?;
        if noun.find_subcommand(first).is_some() {
            return Some(with_words(&typed(root, &format!("{} {name} {first}", root.get_name())), rest));
        }
        let takes_none = noun.find_subcommand("list")?.get_positionals().next().is_none();
        let is_shown = takes_none && command.ends_with(" list") && !first.starts_with('-');
        noun.find_subcommand("show").filter(|_| is_shown)?;
        Some(with_words(&format!("{} {name} show", root.get_name()), words))
    });
    below.unwrap_or_else(|| with_words(command, words))
}

/// Flags of which one is wanted, which clap writes as `<--rejects <FILE>|--output <FILE>>`.
pub(super) fn any_of(name: &str) -> String {
    let flags = name.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).filter(|rest| rest.starts_with('-'));
    flags.map_or_else(|| format!("`{name}`"), |flags| format!("`{}`", flags.replace(">|-", ">` or `-")))
}
