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
