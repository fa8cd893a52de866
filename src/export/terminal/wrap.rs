//! Text folded to a width in terminal columns.

use std::iter;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What happens to a word that is wider than the width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LongWord {
    /// It is broken after a hyphen between letters, so a code such as `MIDSA-STEERING-GROUP` can be; else where the line is
    /// full. What holds a digit has no such hyphen: it may be a reference.
    Broken,
    /// One of ASCII alone (a reference, an address) stays whole and sticks out, so that it can be copied; any other is broken,
    /// as Thai and Chinese put no spaces between words.
    Kept,
}

/// A code no wider than this is never broken: `SADC-SEC`.
const SHORT_CODE: usize = 12;

/// The width of a line of harmless text.
pub(super) fn width(line: &str) -> usize {
    if line.is_ascii() { line.len() } else { UnicodeWidthStr::width(line) }
}

/// The width of the widest line.
pub(super) fn natural_width(text: &str) -> usize {
    text.split('\n').map(width).max().unwrap_or(0)
}

/// The width of the widest part that `wrap` would not break if it could be helped.
pub(super) fn longest_part(text: &str, long_word: LongWord) -> usize {
    let parts = text.split(['\n', ' ']).flat_map(|word| parts(word, long_word));
    // The hyphen of a long code may begin the next line.
    let needed = |part: &str| match part.strip_suffix('-') {
        Some(bare) if width(bare) > SHORT_CODE => width(bare),
        _ => width(part),
    };
    parts.map(needed).max().unwrap_or(0)
}

/// The lines of the text, folded at spaces; a word that is too wide, after a hyphen between small letters (so
/// `partly-implemented` can be, and `MRU-2006-03a` can't). What follows a folded line stands under its first word: the
/// indent hangs, cut to less than half the width.
pub(super) fn wrap(text: &str, room: usize, long_word: LongWord) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text.split('\n').map(str::trim_end) {
        if width(line) <= room {
            lines.push(line.to_owned());
        } else {
            fold(line, room.max(1), long_word, &mut lines);
        }
    }
    lines
}

/// The text folded as by `wrap`, its long words whole; what follows a folded line stands two further in.
pub fn hanging(text: &str, room: usize) -> String {
    const HANG: usize = 2;
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let words = line.trim_start_matches(' ');
        let n_indent = line.len() - words.len();
        let even = " ".repeat(n_indent) + &words.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let first = wrap(&even, room, LongWord::Kept).swap_remove(0);
        let rest = even[first.len().min(even.len())..].trim_start().to_owned();
        if width(line) <= room || rest.is_empty() {
            lines.push(line.to_owned());
        } else {
            lines.push(first);
            lines.extend(wrap(&(" ".repeat(n_indent + HANG) + &rest), room, LongWord::Kept));
        }
    }
    lines.join("\n")
}

fn fold(line: &str, room: usize, long_word: LongWord, lines: &mut Vec<String>) {
    let words = line.trim_start_matches(' ');
    let indent = " ".repeat((line.len() - words.len()).min((room - 1) / 2));
    let mut filling = Filling { lines, room, line: indent.clone(), used: indent.len(), indent };
    let within = room.saturating_sub(filling.indent.len());
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        if width(word) <= within {
            filling.add(" ", word, long_word);
            continue;
        }
        let mut space = " ";
        for part in parts(word, long_word) {
            match part.strip_suffix('-') {
                // Only the hyphen has no room: it begins the next line.
                Some(bare) if width(part) == within + 1 && long_word == LongWord::Broken => {
                    filling.add(space, bare, long_word);
                    filling.next_line();
                    filling.push("-", 1);
                }
                _ => filling.add(space, part, long_word),
            }
            space = "";
        }
    }
    let last = filling.line;
    lines.push(last);
}

/// A line that is being filled, and the full ones before it.
struct Filling<'l> {
    lines: &'l mut Vec<String>,
    room: usize,
    indent: String,
    line: String,
    used: usize,
}

impl Filling<'_> {
    /// Adds a part of a word after `space`, which is left out at the beginning of a line.
    fn add(&mut self, space: &str, part: &str, long_word: LongWord) {
        let is_breakable = long_word == LongWord::Broken || !part.is_ascii();
        let wide = width(part);
        let is_too_long = self.indent.len() + wide > self.room && is_breakable;
        let is_full = self.used + space.len() + wide > self.room;
        let has_some_room = self.used + space.len() + 4 <= self.room;
        if !self.is_empty() && is_full && !(is_too_long && has_some_room) {
            self.next_line();
        }
        if !self.is_empty() {
            self.push(space, space.len());
        }
        if is_too_long {
            self.add_broken(part);
        } else {
            self.push(part, wide);
        }
    }

    /// Fills line after line; a mark stays with its letter, and what a joiner joins together.
    fn add_broken(&mut self, part: &str) {
        let mut is_joined = false;
        for c in part.chars() {
            let wide = c.width().unwrap_or(0);
            if wide > 0 && !is_joined && !self.is_empty() && self.used + wide > self.room {
                self.next_line();
            }
            self.push(c.encode_utf8(&mut [0; 4]), wide);
            is_joined = c == '\u{200d}';
        }
    }

    fn push(&mut self, text: &str, wide: usize) {
        self.line.push_str(text);
        self.used += wide;
    }

    fn next_line(&mut self) {
        self.lines.push(std::mem::replace(&mut self.line, self.indent.clone()));
        self.used = self.indent.len();
    }

    fn is_empty(&self) -> bool {
        self.line.len() == self.indent.len()
    }
}

/// The parts of a word, cut after each hyphen between small letters, and, of a word that may be broken and holds no digit,
/// between letters of any case.
fn parts(word: &str, long_word: LongWord) -> impl Iterator<Item = &str> {
    let may_break = long_word == LongWord::Broken && width(word) > SHORT_CODE;
    let is_code = may_break && !word.contains(|c: char| c.is_ascii_digit());
    let mut rest = Some(word);
    iter::from_fn(move || {
        let word = rest?;
        let is_small = |c: Option<char>| c.is_some_and(char::is_lowercase);
        let is_cut = |&(place, _): &(usize, &str)| {
            let (before, after) = (word[..place].chars().next_back(), word[place + 1..].chars().next());
            let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
            (is_small(before) && is_small(after)) || (is_code && is_letter(before) && is_letter(after))
        };
        match word.match_indices('-').find(is_cut) {
            Some((place, _)) => {
                rest = Some(&word[place + 1..]);
                Some(&word[..=place])
            }
            None => rest.take(),
        }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
    use unicode_width::UnicodeWidthStr;

    use super::{LongWord, hanging, longest_part, natural_width, wrap};

    #[track_caller]
    fn case(text: &str, room: usize, expected: &[&str]) {
        assert_eq!(wrap(text, room, LongWord::Broken), expected);
    }

    #[test]
    fn a_text_is_folded_at_spaces() {
        case("", 10, &[""]);
        case("to establish focal points", 12, &["to establish", "focal points"]);
        case("one\n\ntwo three", 5, &["one", "", "two", "three"]);
        case("ends in spaces   ", 14, &["ends in spaces"]);
    }

    #[test]
    fn a_line_of_a_result_is_folded_at_words_and_the_rest_is_further_in() {
        let said = "A-1: in progress → implemented; 1 piece of evidence\n  each of SADC: AGO, BWA, COM\nshort";
        let expected = "A-1: in progress →\n  implemented; 1 piece\n  of evidence\n  each of SADC: AGO,\n    BWA, COM\nshort";
        assert_eq!(hanging(said, 22), expected);
        assert_eq!(hanging("  https://example.org/a/long/address here", 12), "  https://example.org/a/long/address\n    here");
    }

    #[test]
    fn an_indent_hangs_and_leaves_half_the_width() {
        case("  MRU established", 13, &["  MRU", "  established"]);
        case("        deep text", 8, &["   deep", "   text"]);
    }

    #[test]
    fn a_word_of_a_list_is_folded_after_a_hyphen_and_a_reference_is_not() {
        case("partly-implemented", 12, &["partly-", "implemented"]);
        assert_eq!(wrap("MRU-2006-03a", 8, LongWord::Kept), ["MRU-2006-03a"]);
        let longest = |text| longest_part(text, LongWord::Kept);
        assert_eq!((longest("awaiting-meeting"), longest("2006-11-15 MRU-2006-R03b")), (9, 13));
        case("the follow-up of it", 9, &["the", "follow-up", "of it"]);
    }

    #[test]
    fn a_code_is_folded_after_a_hyphen_where_it_must_be_and_what_holds_a_digit_is_not() {
        case("IOM, MIDSA-STEERING-GROUP", 20, &["IOM,", "MIDSA-STEERING-GROUP"]);
        case("IOM, MIDSA-STEERING-GROUP", 15, &["IOM, MIDSA-", "STEERING-GROUP"]);
        case("(PARTICIPATING-GOVERNMENTS)", 14, &["(PARTICIPATING", "-GOVERNMENTS)"]);
        case("MIDSA-UND-P01", 9, &["MIDSA-UND", "-P01"]);
        assert_eq!(longest_part("SADC-SEC", LongWord::Broken), 8);
        let longest = |text| longest_part(text, LongWord::Broken);
        assert_eq!((longest("(PARTICIPATING-GOVERNMENTS)"), longest("MIDSA-UND-P01")), (14, 13));
        assert_eq!(longest_part("MIDSA-STEERING-GROUP", LongWord::Kept), 20);
    }

    #[test]
    fn a_word_that_is_too_long_fills_the_lines() {
        case("see https://example.org/a", 10, &["see https:", "//example.", "org/a"]);
        case("a sees abcdefghijkl", 8, &["a sees", "abcdefgh", "ijkl"]);
        assert_eq!(wrap("see https://example.org/a", 10, LongWord::Kept), ["see", "https://example.org/a"]);
    }

    #[test]
    fn wide_letters_count_twice_and_marks_stay_with_their_letter() {
        case("移民与发展", 5, &["移民", "与发", "展"]);
        case("移民", 1, &["移", "民"]);
        case("ที่นี่", 1, &["ที่", "นี่"]);
        assert_eq!(natural_width("移民\nการ"), 4);
        assert_eq!(wrap("移民与发展", 4, LongWord::Kept), ["移民", "与发", "展"]);
    }

    proptest! {
        #[test]
        fn nothing_but_white_space_is_lost(text in any::<String>(), room in 0usize..20) {
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&wrap(&text, room, LongWord::Broken).concat()), letters(&text));
        }

        #[test]
        fn no_line_is_too_wide(text in "[a-c ก่移é-]{0,40}", room in 2usize..20) {
            for line in wrap(&text, room, LongWord::Broken) {
                prop_assert!(line.width() <= room, "{}", line);
            }
        }
    }
}
