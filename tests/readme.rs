//! The README documents every command and every public column.

use std::fs;

use midsa::commands::help::meanings_of_statuses;
use midsa::commands::whole;
use midsa::model::vocabulary::Lang;
use midsa::report::table::Column;
use midsa::report::tables::public;
use midsa::text::words;

fn readme() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    fs::read_to_string(path).expect("the README can be read")
}

#[test]
fn every_command_is_documented() {
    let readme = readme();
    let mut missing = Vec::new();
    each_leaf(&whole(), "midsa", &mut |name| {
        // The tables of `export` are documented by their names and columns.
        let is_there = match name.strip_prefix("midsa export ") {
            Some(table) => readme.contains(&format!("| `{table}` |")),
            None => readme.contains(&format!("`{name}`")),
        };
        if !is_there {
            missing.push(name.to_owned());
        }
    });
    assert!(missing.is_empty(), "the README does not know {missing:?}");
}

fn each_leaf(command: &clap::Command, name: &str, visit: &mut dyn FnMut(&str)) {
    if command.is_hide_set() {
        return;
    }
    if !command.has_subcommands() {
        return visit(name);
    }
    for inner in command.get_subcommands() {
        each_leaf(inner, &format!("{name} {}", inner.get_name()), visit);
    }
}

#[test]
fn every_column_of_every_table_is_documented_in_its_order() {
    let readme = readme();
    let words = words(Lang::En);
    for (table, columns) in public(words) {
        let keys: Vec<String> = columns.iter().map(|column: &Column| format!("`{}`", column.key)).collect();
        // After the columns of the focal points come those of the contacts, and after those of the meetings the ones shown on
        // request.
        let end = if matches!(table, "focal-points" | "meetings") { ", and" } else { " |" };
        let row = format!("| `{table}` | {}{end}", keys.join(", "));
        assert!(readme.contains(&row), "the README lacks the row\n{row}");
    }
}

#[test]
fn every_status_is_documented_with_what_it_asks_for() {
    let readme = readme();
    for [status, means, asks_for] in meanings_of_statuses() {
        let row = format!("| `{status}` | {means} | {asks_for} |").replace("|  |", "| |");
        assert!(readme.contains(&row), "the README lacks the row\n{row}");
    }
}
