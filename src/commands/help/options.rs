//! The options that every command takes.

use clap::Arg;

use super::topic::{Topic, page, rules, table};
use crate::commands::whole;
use crate::report::document::Document;

pub(super) const TOPIC: Topic = Topic { name: "options", line: "the options that every command takes", page: told };

/// What the help of every command ends in.
pub(super) const LINE: &str =
    "Options of every command (midsa help options): --db, --today, --lang, --by, --color, --no-pager, --quiet";

fn told() -> Document<'static> {
    page(
        "Options that every command takes",
        vec![
            table(["Option", "Does"], flags(&whole(), Arg::is_hide_set)),
            rules(&[
                "They come before or after a command; --by only after those that write.",
                "Every command that writes takes --dry-run (shows what would change), --yes (answers the question) and --by.",
                "An empty variable counts as not set; an option is stronger than its variable.",
            ]),
        ],
        &["midsa --lang pt due", "midsa progress --today 2027-01-01", "midsa undo --dry-run"],
    )
}

/// The flags of a command that are chosen, each with its value and what it does.
pub(super) fn flags(command: &clap::Command, is_chosen: impl Fn(&Arg) -> bool) -> Vec<[String; 2]> {
    let chosen = command.get_arguments().filter(|flag| is_chosen(flag));
    let row = |flag: &Arg| {
        let value = flag.get_value_names().filter(|_| flag.get_action().takes_values()).map(|names| names.join(" "));
        let named = match (flag.get_long(), value) {
            (Some(long), Some(value)) => format!("--{long} {value}"),
            (Some(long), None) => format!("--{long}"),
            (None, value) => value.unwrap_or_default(),
        };
        [named, flag.get_help().map(ToString::to_string).unwrap_or_default()]
    };
    chosen.map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::{Arg, LINE, flags, whole};

    #[test]
    fn the_line_names_every_option_of_all() {
        let named: Vec<String> = flags(&whole(), Arg::is_hide_set).into_iter().map(|[name, _]| name).collect();
        let listed: Vec<&str> = LINE.split(": ").nth(1).unwrap_or_default().split(", ").collect();
        let long: Vec<&str> = named.iter().filter_map(|name| name.split(' ').next()).collect();
        assert_eq!(listed, long);
    }
}
