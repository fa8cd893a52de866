//! The text of a mapping file: its sections, in each what was given first and then what is proposed, and their lines. Any text
//! becomes one line that TOML reads back and a terminal shows unchanged.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::import::map::mapping::{Mapping, same_name};

/// A mapping file as it grows, and what was given for the sections to come, by the section's name.
pub(super) struct MappingText {
    text: String,
    given: BTreeMap<String, String>,
}

impl MappingText {
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

/// A line with a placeholder to fill in, and the known facts.
pub(super) fn unfilled(name: &str, about: &str) -> String {
    line("", name, "", about)
}

/// A guess: a comment until the `#? ` is removed.
pub(super) fn guessed(name: &str, meaning: &str, about: &str) -> String {
    line("#? ", name, meaning, about)
}

/// `"name" = "meaning"`, or a list if it means several.
pub(super) fn given(name: &str, meanings: &[String]) -> String {
    match meanings {
        [one] => line("", name, one, ""),
        several => format!("{} = {}\n", quoted(name), list(several)),
    }
}

pub(super) fn list(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
}

fn line(before: &str, name: &str, meaning: &str, about: &str) -> String {
    let about = if about.is_empty() { String::new() } else { format!("  # {about}") };
    format!("{before}{} = {}{about}\n", quoted(name), quoted(meaning))
}

/// The beginning of a text, on one line.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let start: String = one_line.chars().take(MOST).filter(|&c| !is_active(c)).collect();
    if one_line.chars().count() > MOST { format!("{}…", start.trim_end()) } else { start }
}

/// A basic TOML string, without characters that break a line or change the text direction.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if is_active(c) => quoted.extend(format!("\\U{:08X}", u32::from(c)).chars()),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Characters that control a terminal or change how others are shown.
fn is_active(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
