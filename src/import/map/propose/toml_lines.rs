//! The lines of a mapping file. Any text becomes one line that TOML reads back and a terminal shows unchanged.

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
