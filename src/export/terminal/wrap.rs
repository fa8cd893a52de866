//! Text wrapped to a width in terminal columns.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What happens to a word that is wider than the width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LongWord {
    /// It is broken: after a hyphen, as in the code `MIDSA-STEERING-GROUP`, else at the end of the line.
    Broken,
    /// A word in ASCII (a reference, an address) stays whole and sticks out, so that it can be copied; any other is broken, as
    /// Thai and Chinese put no spaces between words.
    Kept,
}

/// The width of a line of harmless text.
pub(super) fn width(line: &str) -> usize {
    if line.is_ascii() { line.len() } else { UnicodeWidthStr::width(line) }
}

/// The width of the widest line.
pub(super) fn natural_width(text: &str) -> usize {
    text.split('\n').map(width).max().unwrap_or(0)
}

/// The width of the widest word, with the spaces by which its line is indented.
pub(super) fn widest_word(text: &str) -> usize {
    let of_line = |line: &str| {
        let indent = line.len() - line.trim_start_matches(' ').len();
        line.split(' ').map(width).max().unwrap_or(0) + indent
    };
    text.split('\n').map(of_line).max().unwrap_or(0)
}

/// The least width that breaks each line of the text at most once; approximate for long lines.
pub(super) fn width_of_two_lines(text: &str) -> usize {
    const LONG: usize = 120;
    let of_line = |line: &str| match width(line) {
        whole if whole > LONG => whole.div_ceil(2),
        whole => {
            let folds = line.match_indices([' ', '-']).map(|(at, _)| width(line[..=at].trim_end()).max(width(&line[at + 1..])));
            folds.min().unwrap_or(whole)
        }
    };
    text.split('\n').map(of_line).max().unwrap_or(0)
}

/// The lines of the text, wrapped at spaces. Continuation lines keep the indent, cut to less than half the width.
pub(super) fn wrap(text: &str, room: usize, long_word: LongWord) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text.split('\n').map(str::trim_end) {
        fold(line, room, 0, long_word, &mut lines);
    }
    lines
}

/// The text wrapped as by `wrap`, with long words whole and continuation lines indented by two more.
pub fn hanging(text: &str, room: usize) -> String {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        fold(line, room, 2, LongWord::Kept, &mut lines);
    }
    lines.join("\n")
}

/// Wraps one line into `lines`; continuation lines are indented by `hang` more.
fn fold(line: &str, room: usize, hang: usize, long_word: LongWord, lines: &mut Vec<String>) {
    if width(line) <= room {
        return lines.push(line.to_owned());
    }
    let words = line.trim_start_matches(' ');
    let mut filling = " ".repeat((line.len() - words.len()).min(room.saturating_sub(1) / 2));
    let further = " ".repeat((filling.len() + hang).min(room.saturating_sub(1) / 2));
    let (mut used, mut is_empty) = (filling.len(), true);
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        let within = room.saturating_sub(further.len()).max(1);
        let is_broken = width(word) > within && (long_word == LongWord::Broken || !word.is_ascii());
        let pieces = if is_broken { pieces(word, within) } else { vec![word] };
        for (nth, piece) in pieces.into_iter().enumerate() {
            let space = usize::from(nth == 0 && !is_empty);
            if !is_empty && used + space + width(piece) > room {
                lines.push(std::mem::replace(&mut filling, further.clone()));
                used = further.len();
            } else {
                filling.extend(std::iter::repeat_n(' ', space));
                used += space;
            }
            filling.push_str(piece);
            used += width(piece);
            is_empty = false;
        }
    }
    lines.push(filling);
}

/// The pieces of a word, none wider than `room`: cut after hyphens, else at the end of the line. Combining marks stay with
/// their letter, and joined characters stay together.
fn pieces(word: &str, room: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    for part in word.split_inclusive('-') {
        let (mut start, mut used, mut is_joined) = (0, 0, false);
        for (place, c) in part.char_indices() {
            let wide = c.width().unwrap_or(0);
            if wide > 0 && !is_joined && used > 0 && used + wide > room {
                pieces.push(&part[start..place]);
                (start, used) = (place, 0);
            }
            used += wide;
            is_joined = c == '\u{200d}';
        }
        pieces.push(&part[start..]);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
    use unicode_width::UnicodeWidthStr;

    use super::{LongWord, hanging, natural_width, width_of_two_lines, wrap};

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
        case("the follow-up of it", 9, &["the", "follow-up", "of it"]);
    }

    #[test]
    fn a_code_is_folded_after_a_hyphen_where_it_must_be() {
        case("IOM, MIDSA-STEERING-GROUP", 20, &["IOM,", "MIDSA-STEERING-GROUP"]);
        case("IOM, MIDSA-STEERING-GROUP", 15, &["IOM, MIDSA-", "STEERING-GROUP"]);
        case("(PARTICIPATING-GOVERNMENTS)", 14, &["(PARTICIPATING", "-GOVERNMENTS)"]);
        case("MIDSA-UND-P01", 9, &["MIDSA-", "UND-P01"]);
    }

    #[test]
    fn two_lines_are_as_wide_as_their_words_ask_for() {
        assert_eq!(width_of_two_lines("no information received"), 14);
        assert_eq!(width_of_two_lines("(PARTICIPATING-GOVERNMENTS)"), 15);
        assert_eq!((width_of_two_lines("implemented"), width_of_two_lines(&"word ".repeat(60))), (11, 150));
    }

    #[test]
    fn a_word_that_is_too_long_fills_the_lines() {
        case("see https://example.org/a", 10, &["see", "https://ex", "ample.org/", "a"]);
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
