//! The mapping file that would have to be filled in: what a file has that is none of ours, with the nearest of ours.

use std::fmt::Write;

use crate::import::map::fault::Unknown;
use crate::import::map::table::{ColumnUse, Table};

/// The mapping file for columns and values that are not known, ready to save.
pub fn template(table: Table, columns: &[String], unknown: &[Unknown]) -> String {
    let mut text = String::from("# A mapping file for `midsa import FILE --mapping THIS`: fill in what is empty.\n");
    // Writing to a string can't fail.
    let _ = writeln!(text, "# Columns that are not wanted go into this list: ignore = [\"Column\", \"Another\"]\nignore = []");
    if !columns.is_empty() {
        let ours: Vec<&str> = readable(table);
        let _ = writeln!(text, "\n# The file's column = ours: {}.", ours.join(", "));
        text.push_str("# Owners of another role: \"owners:counterparty\".\n[columns]\n");
        for column in columns {
            let near = nearest(column, &ours);
            let _ = writeln!(text, "{} = {}", quoted(column), filled(near));
        }
    }
    let mut done: Vec<&str> = Vec::new();
    for (column, known) in unknown.iter().filter_map(word_column) {
        if done.contains(&column) {
            continue;
        }
        done.push(column);
        let _ = writeln!(text, "\n# The file's value = ours: {}.\n[values.{column}]", known.join(", "));
        for one in unknown {
            if let Unknown::Word { column: of, value, known } = one
                && *of == column
            {
                let _ = writeln!(text, "{} = {}", quoted(value), filled(nearest(value, known)));
            }
        }
    }
    for key in ["owners", "owner"] {
        let names: Vec<&String> = unknown
            .iter()
            .filter_map(|one| match one {
                Unknown::Owner { column, name } if *column == key => Some(name),
                Unknown::Owner { .. } | Unknown::Word { .. } | Unknown::NotYet => None,
            })
            .collect();
        if !names.is_empty() {
            let _ = writeln!(text, "\n# The file's owner = the code of one of ours (`midsa owner list`).\n[values.{key}]");
            for name in names {
                let _ = writeln!(text, "{} = \"\"", quoted(name));
            }
        }
    }
    text
}

/// The columns of ours that are read.
pub fn readable(table: Table) -> Vec<&'static str> {
    table.columns().iter().filter(|(_, column_use)| *column_use != ColumnUse::LeftAlone).map(|(key, _)| *key).collect()
}

fn word_column(unknown: &Unknown) -> Option<(&'static str, &[&'static str])> {
    match unknown {
        Unknown::Word { column, known, .. } => Some((column, known)),
        Unknown::Owner { .. } | Unknown::NotYet => None,
    }
}

/// The one of ours that looks most alike, if any does.
fn nearest<'k>(text: &str, known: &[&'k str]) -> Option<&'k str> {
    const LIKE_ENOUGH: f64 = 0.8;
    let text = crate::import::map::mapping::same_name(text).replace('_', "-");
    let alike = |name: &str| strsim::jaro_winkler(&text, &name.replace('_', "-"));
    let best = known.iter().map(|name| (alike(name), *name)).max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(likeness, _)| *likeness > LIKE_ENOUGH).map(|(_, name)| name)
}

fn filled(near: Option<&str>) -> String {
    near.map_or_else(|| "\"\"".to_owned(), |name| format!("\"{name}\""))
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::{Table, Unknown, template};
    use crate::import::map::mapping::Mapping;

    #[test]
    fn what_is_printed_is_a_mapping_file_once_it_is_filled_in() {
        let columns = ["Recipient \"A\"".to_owned(), "Due date".to_owned()];
        let word =
            |value: &str| Unknown::Word { column: "status", value: value.to_owned(), known: vec!["in-progress", "implemented"] };
        let unknown = [word("In Progres"), word("Closed"), Unknown::Owner { column: "owners", name: "SADC, the".to_owned() }];
        let text = template(Table::Recommendations, &columns, &unknown);
        assert!(text.contains("\"Due date\" = \"due\"\n"), "{text}");
        assert!(text.contains("\"In Progres\" = \"in-progress\"\n\"Closed\" = \"\"\n"), "{text}");
        assert!(text.contains("[values.owners]\n\"SADC, the\" = \"\"\n"), "{text}");
        assert!(Mapping::parse(&text, "m").is_err());
        let filled = text.replace("= \"\"", "= \"x\"");
        let mapping = Mapping::parse(&filled, "m").expect("a mapping");
        assert_eq!(mapping.meaning("owners", "sadc, the"), Some("x"));
    }
}
