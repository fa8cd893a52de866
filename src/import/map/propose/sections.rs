//! The sections of a mapping file: in each, what was given comes first, then what is proposed.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::toml_lines::{given, list, quoted};
use crate::import::map::mapping::{Mapping, same_name};

/// A mapping file as it grows, and what was given for the sections to come, by the section's name.
pub(super) struct Sections {
    text: String,
    given: BTreeMap<String, String>,
}

impl Sections {
    /// Begins with `intro`, the columns left out and the path to the rows.
    pub(super) fn new(intro: &str, mapping: &Mapping, header: &[String]) -> Self {
        let mut ignored: Vec<String> = mapping.ignored.iter().map(|name| as_in(header, name)).collect();
        ignored.sort();
        let mut text = format!("{intro}ignore = {}\n", list(&ignored));
        if let Some(rows) = &mapping.rows {
            // Writing to a string can't fail.
            let _ = writeln!(text, "rows = {}", quoted(rows));
        }
        Self { text, given: given_in(mapping, header) }
    }

    /// A section, if anything is in it. `comment` is one or more lines without their `# `.
    pub(super) fn add(&mut self, comment: &str, name: &str, proposed: &str) {
        let given = self.given.remove(name).unwrap_or_default();
        if given.is_empty() && proposed.is_empty() {
            return;
        }
        self.text.push('\n');
        for line in comment.lines() {
            let _ = writeln!(self.text, "# {line}");
        }
        let _ = write!(self.text, "[{name}]\n{given}{proposed}");
    }

    /// The text, with the sections that were given and nothing was proposed for.
    pub(super) fn finish(self) -> String {
        let mut text = self.text;
        for (name, lines) in self.given {
            let _ = write!(text, "\n[{name}]\n{lines}");
        }
        text
    }
}

/// The lines of each section, sorted by what they begin with.
fn given_in(mapping: &Mapping, header: &[String]) -> BTreeMap<String, String> {
    let mut lines: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut add = |section: String, line: String| lines.entry(section).or_default().push(line);
    for (column, targets) in &mapping.columns {
        let targets: Vec<String> = targets.iter().map(ToString::to_string).collect();
        add("columns".to_owned(), given(&as_in(header, column), &targets));
    }
    for (ours, sources) in &mapping.fall_backs {
        add("fallback".to_owned(), format!("{} = {}\n", quoted(ours), list(sources)));
    }
    for (section, of_columns) in [("split", &mapping.splits), ("fill", &mapping.fills), ("skip", &mapping.skips)] {
        for (column, texts) in of_columns {
            add(section.to_owned(), given(&as_in(header, column), texts));
        }
    }
    for (column, order) in &mapping.dates {
        add("dates".to_owned(), given(&as_in(header, column), &[order.to_string()]));
    }
    for ((column, value), meaning) in &mapping.values {
        add(format!("values.{}", key(column)), given(value, std::slice::from_ref(meaning)));
    }
    for (column, value) in &mapping.constants {
        add("set".to_owned(), given(column, std::slice::from_ref(value)));
    }
    let sorted = |mut lines: Vec<String>| {
        lines.sort();
        lines.concat()
    };
    lines.into_iter().map(|(section, lines)| (section, sorted(lines))).collect()
}

/// A key as TOML has it: bare where it can be.
fn key(name: &str) -> String {
    let is_bare = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    if is_bare { name.to_owned() } else { quoted(name) }
}

/// A file column as the file spells it.
fn as_in(header: &[String], column: &str) -> String {
    header.iter().find(|name| same_name(name) == column).map_or_else(|| column.to_owned(), Clone::clone)
}
