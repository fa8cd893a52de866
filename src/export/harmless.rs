//! Text made harmless for a terminal: control characters and bidirectional overrides become visible. Only for display; files
//! keep every character.

use std::borrow::Cow;
use std::io::{self, Write};

/// The text with every control character, bidirectional override and isolate written as `\u{1b}`. Line breaks of any kind
/// (CR LF, CR, U+2028, U+2029) become `\n`; tabs stay.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| is_line_break(c) || is_hidden(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\r' && chars.peek() == Some(&'\n') {
            continue;
        }
        if is_line_break(c) {
            shown.push('\n');
        } else if is_hidden(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// As `harmless`, on one line: every line break and tab becomes a space.
#[must_use]
pub fn harmless_line(text: &str) -> Cow<'_, str> {
    let shown = harmless(text);
    if shown.contains(['\n', '\t']) { Cow::Owned(shown.replace(['\n', '\t'], " ")) } else { shown }
}

/// Makes a stream of UTF-8 harmless on its way to a terminal, wherever it is split into writes. Invalid bytes become U+FFFD.
/// `finish` must be called at the end: the first bytes of a character, and a CR, are held back until the next byte.
pub struct HarmlessWriter<'w> {
    out: &'w mut dyn Write,
    held: Vec<u8>,
}

impl<'w> HarmlessWriter<'w> {
    #[must_use]
    pub fn new(out: &'w mut dyn Write) -> Self {
        Self { out, held: Vec::new() }
    }

    /// Writes the bytes that were held back.
    ///
    /// # Errors
    /// Those of the writer within.
    pub fn finish(self) -> io::Result<()> {
        self.out.write_all(harmless(&String::from_utf8_lossy(&self.held)).as_bytes())
    }
}

impl Write for HarmlessWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        let ready: Vec<u8> = self.held.drain(..self.held.len() - unfinished(&self.held)).collect();
        self.out.write_all(harmless(&String::from_utf8_lossy(&ready)).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Whether a terminal would obey the character instead of showing it: C0 but tabs and line breaks, DEL, C1, bidirectional
/// overrides and isolates.
pub(super) fn is_hidden(c: char) -> bool {
    let is_white = matches!(c, '\t' | '\n' | '\r');
    (c.is_control() && !is_white) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Line breaks other than `\n`, which stays as it is.
fn is_line_break(c: char) -> bool {
    matches!(c, '\r' | '\u{2028}' | '\u{2029}')
}

/// The number of bytes at the end that can't be decided without the next one.
fn unfinished(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    loop {
        match std::str::from_utf8(rest) {
            Ok(text) => return usize::from(text.ends_with('\r')),
            Err(error) => match error.error_len() {
                Some(bad) => rest = &rest[error.valid_up_to() + bad..],
                None => return rest.len() - error.valid_up_to(),
            },
        }
    }
}

/// The text escaped for an element or a quoted attribute; the style keeps line breaks and spaces.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    let text = harmless(text);
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return text;
    }
    let mut html = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
    }
    Cow::Owned(html)
}

#[cfg(test)]
mod tests {
    use super::{HarmlessWriter, harmless, harmless_line, is_hidden};
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
    use std::io::Write;

    #[track_caller]
    fn case(text: &str, shown: &str, line: &str) {
        assert_eq!((harmless(text).as_ref(), harmless_line(text).as_ref()), (shown, line));
    }

    #[test]
    fn control_characters_are_shown() {
        case("\u{1b}[31m", "\\u{1b}[31m", "\\u{1b}[31m");
        case("a\u{202e}b\u{2066}", "a\\u{202e}b\\u{2066}", "a\\u{202e}b\\u{2066}");
        case("\u{0}\u{7}\u{7f}\u{9b}", "\\u{0}\\u{7}\\u{7f}\\u{9b}", "\\u{0}\\u{7}\\u{7f}\\u{9b}");
    }

    #[test]
    fn line_breaks_of_every_kind_become_line_breaks_or_spaces() {
        case("a\r\nb\rc\nd\u{2028}e\tf", "a\nb\nc\nd\ne\tf", "a b c d e f");
    }

    #[test]
    fn every_other_script_and_mark_stays() {
        for text in ["", "«Évaluation» não", "การย้ายถิ่น", "移民", "👩‍👧", "\u{200f}مرحبا"]
        {
            case(text, text, text);
        }
    }

    #[test]
    fn bytes_that_are_not_text_are_replaced() {
        let mut out = Vec::new();
        let mut writer = HarmlessWriter::new(&mut out);
        writer.write_all(b"a\xffb\xe0\xb8").expect("memory can be written");
        writer.finish().expect("memory can be written");
        assert_eq!(String::from_utf8_lossy(&out), "a\u{fffd}b\u{fffd}");
    }

    proptest! {
        #[test]
        fn nothing_hidden_is_left(text in any::<String>()) {
            prop_assert!(!harmless_line(&text).contains(|c: char| c.is_control() || is_hidden(c)));
        }

        #[test]
        fn a_stream_is_as_harmless_as_its_text_wherever_it_is_cut(text in "[a\r\né\u{1b}\u{202e}ก移]{0,12}", step in 1usize..5) {
            let mut out = Vec::new();
            let mut writer = HarmlessWriter::new(&mut out);
            for part in text.as_bytes().chunks(step) {
                writer.write_all(part).expect("memory can be written");
            }
            writer.finish().expect("memory can be written");
            prop_assert_eq!(String::from_utf8_lossy(&out), harmless(&text));
        }
    }
}
