//! Names and values, one pair a line.

use super::shown::{Shown, push_inked};
use super::wrap::{LongWord, width, wrap};

/// The least width for a value; a narrower terminal wraps the lines itself.
const VALUE_FLOOR: usize = 20;

/// The fields, a line each: names in one column, values in the next, wrapped within it. Without `room`, lines break only at
/// line breaks of the value.
pub(super) fn field_lines(fields: &[(String, Shown)], room: Option<usize>) -> String {
    let name_width = fields.iter().map(|(name, _)| width(name)).max().unwrap_or(0) + 2;
    let room = room.map_or(usize::MAX, |room| room.saturating_sub(name_width).max(VALUE_FLOOR));
    let mut lines = String::new();
    for (name, value) in fields {
        let mut n_spaces = name_width - width(name);
        lines.push_str(name);
        for line in wrap(&value.text, room, LongWord::Kept) {
            if !line.is_empty() {
                lines.extend(std::iter::repeat_n(' ', n_spaces));
                push_inked(&mut lines, &line, value.ink);
            }
            lines.push('\n');
            n_spaces = name_width;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use anstyle::Style as Ink;

    use super::{Shown, field_lines};

    fn fields(fields: &[(&str, &str)]) -> Vec<(String, Shown)> {
        let shown = |text: &str| Shown { text: text.to_owned(), ink: Ink::new() };
        fields.iter().map(|(name, text)| ((*name).to_owned(), shown(text))).collect()
    }

    #[test]
    fn values_are_wrapped_within_their_column() {
        let fields = fields(&[("Status", "in-progress"), ("Échéance", ""), ("Note", "what remains is the second part")]);
        let expected = "Status    in-progress\nÉchéance\nNote      what remains is the\n          second part\n";
        assert_eq!(field_lines(&fields, Some(30)), expected);
    }

    #[test]
    fn without_a_width_only_line_breaks_of_the_value_break_it() {
        let long = "word ".repeat(50) + "end\nand more";
        let expected = format!("Note  {}end\n      and more\n", "word ".repeat(50));
        assert_eq!(field_lines(&fields(&[("Note", &long)]), None), expected);
    }
}
