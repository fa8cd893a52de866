//! References of recommendations and meetings (section 3): form, standard case, comparison, sorting, and which look alike.

use std::fmt;

/// The reference of a recommendation: 1 to 64 characters, visible or single inner spaces, without `;` and `,`.
/// Compared without regard to case.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ref {
    text: String,
}

/// What is wrong with a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadRef {
    Empty,
    /// Its number of characters.
    TooLong(usize),
    /// The first character that is not allowed.
    Character(char),
    /// A leading, trailing or double space.
    Spaces,
}

/// The most characters that a reference may have.
pub const LONGEST_REF: usize = 64;

impl Ref {
    /// Reads a reference. The form `MEETING-[LETTER]NUMBER[letter]` is put into standard case; any other is kept as typed.
    ///
    /// # Errors
    /// The first fault of `text`.
    pub fn new(text: &str) -> Result<Self, BadRef> {
        let typed = Self::as_typed(text)?;
        let standard = typed.in_standard_case().map(|(_, standard)| standard);
        Ok(standard.unwrap_or(typed))
    }

    /// Reads a reference and keeps it as it is typed, whatever its form.
    ///
    /// # Errors
    /// As `new`.
    pub fn as_typed(text: &str) -> Result<Self, BadRef> {
        let length = text.chars().count();
        if length == 0 {
            return Err(BadRef::Empty);
        }
        if length > LONGEST_REF {
            return Err(BadRef::TooLong(length));
        }
        if let Some(odd) = text.chars().find(|&c| c == ';' || c == ',' || (c != ' ' && !is_visible(c))) {
            return Err(BadRef::Character(odd));
        }
        if text.starts_with(' ') || text.ends_with(' ') || text.contains("  ") {
            return Err(BadRef::Spaces);
        }
        Ok(Self { text: text.to_owned() })
    }

    /// For the form `MEETING-[LETTER]NUMBER[letter]`: the meeting's part, and the whole in standard case.
    pub fn in_standard_case(&self) -> Option<(&str, Self)> {
        let text = in_standard_case(&self.text)?;
        let (meeting, _) = self.text.rsplit_once('-')?;
        Some((meeting, Self { text }))
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The form in which two references are compared.
    pub fn key(&self) -> String {
        self.text.to_lowercase()
    }
}

impl fmt::Display for Ref {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl fmt::Display for BadRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "it is empty"),
            Self::TooLong(length) => write!(f, "it has {length} characters, {LONGEST_REF} are the most"),
            Self::Character(odd) => write!(f, "`{}` has no place in it", odd.escape_default()),
            Self::Spaces => write!(f, "it has a leading, trailing or double space"),
        }
    }
}

impl std::error::Error for BadRef {}

/// `text` as a reference is looked up: without spaces around it, and with one plain space for each run of any within.
pub fn one_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sort key of a reference: numbers by value, and components after their parent.
pub fn sort_key(reference: &str) -> String {
    let mut key = String::with_capacity(reference.len() + 8);
    let mut digits = String::new();
    for c in reference.chars().chain(std::iter::once('\0')) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            let value = digits.trim_start_matches('0');
            key.push(char::from(b'0' + u8::try_from(value.len().min(70)).unwrap_or(70)));
            key.push_str(value);
            digits.clear();
        }
        if c != '\0' {
            key.extend(c.to_lowercase());
        }
    }
    key
}

/// `text` with easily confused characters made equal: O and 0; l, I and 1; leading zeros; case.
pub fn looks_like(text: &str) -> String {
    let alike: String = text
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'o' => '0',
            'l' | 'i' => '1',
            other => other,
        })
        .filter(|c| !c.is_whitespace())
        .collect();
    let mut seen = String::with_capacity(alike.len());
    let mut in_number = false;
    for (index, c) in alike.char_indices() {
        let followed_by_digit = alike[index + c.len_utf8()..].starts_with(|next: char| next.is_ascii_digit());
        if c == '0' && !in_number && followed_by_digit {
            continue;
        }
        in_number = c.is_ascii_digit();
        seen.push(c);
    }
    seen
}

/// The number at the start of `text` if only a component's letter follows: 3 for `03a`.
pub fn split_number(text: &str) -> Option<u32> {
    let digits = text.strip_suffix(|last: char| last.is_ascii_alphabetic()).unwrap_or(text);
    let is_number = !digits.is_empty() && digits.len() <= 6 && digits.chars().all(|c| c.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

/// `prefix` with a number of at least two digits.
pub fn numbered(prefix: &str, number: u32) -> String {
    format!("{prefix}{number:02}")
}

pub(super) fn is_visible(c: char) -> bool {
    !c.is_whitespace() && !c.is_control() && !is_format(c)
}

/// Whether nothing of a text can be seen.
pub fn is_blank(text: &str) -> bool {
    !text.chars().any(is_visible)
}

/// Invisible characters and those that change how others are shown: direction marks, joiners, the byte order mark.
fn is_format(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

fn in_standard_case(text: &str) -> Option<String> {
    let (meeting, tail) = text.rsplit_once('-')?;
    let meeting_is_plain =
        !meeting.is_empty() && meeting.split('-').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric()));
    let without_series = tail.strip_prefix(|c: char| c.is_ascii_alphabetic()).unwrap_or(tail);
    let without_component = without_series.strip_suffix(|c: char| c.is_ascii_alphabetic()).unwrap_or(without_series);
    let is_number = !without_component.is_empty() && without_component.chars().all(|c| c.is_ascii_digit());
    if !meeting_is_plain || !is_number {
        return None;
    }
    let component = &without_series[without_component.len()..];
    let body = &text[..text.len() - component.len()];
    Some(format!("{}{}", body.to_ascii_uppercase(), component.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::{BadRef, Ref, looks_like, numbered, one_spaced, sort_key, split_number};

    #[track_caller]
    fn case(typed: &str, kept: &str) {
        assert_eq!(Ref::new(typed).expect("a reference").as_str(), kept);
    }

    #[test]
    fn the_standard_form_is_put_into_standard_case_and_any_other_is_kept() {
        case("mru-2006-02A", "MRU-2006-02a");
        case("bjl-au-d01", "BJL-AU-D01");
        case("Mru-2006-r03B", "MRU-2006-R03b");
        case("002/24", "002/24");
        case("100", "100");
        case("no ID 10", "no ID 10");
    }

    #[test]
    fn what_is_no_reference_says_why() {
        assert_eq!(Ref::new(""), Err(BadRef::Empty));
        assert_eq!(Ref::new("a;b"), Err(BadRef::Character(';')));
        assert_eq!(Ref::new("a\u{202e}b"), Err(BadRef::Character('\u{202e}')));
        assert_eq!(Ref::new("a  b"), Err(BadRef::Spaces));
        assert_eq!(Ref::new(&"x".repeat(65)), Err(BadRef::TooLong(65)));
        assert!(Ref::new(&"x".repeat(64)).is_ok());
    }

    #[test]
    fn runs_of_spaces_are_looked_up_as_one() {
        assert_eq!(["007  x", " 007 \t x\n", "007 x", " \u{a0} "].map(one_spaced), ["007 x", "007 x", "007 x", ""]);
    }

    #[test]
    fn numbers_sort_by_value_and_components_after_their_parent() {
        let mut refs = vec!["M-10", "M-9", "M-R01", "M-9b", "M-9a", "M-100"];
        refs.sort_by_key(|r| sort_key(r));
        assert_eq!(refs, ["M-9", "M-9a", "M-9b", "M-10", "M-100", "M-R01"]);
    }

    #[test]
    fn a_number_is_read_with_and_without_its_components_letter() {
        assert_eq!(["03", "03a", "103"].map(split_number), [Some(3), Some(3), Some(103)]);
        assert_eq!(["", "a", "R03", "03ab", "03-1", "1234567"].map(split_number), [None; 6]);
        assert_eq!([numbered("M-", 7), numbered("M-", 123)], ["M-07", "M-123"]);
    }

    #[test]
    fn references_that_look_alike_are_found() {
        assert_eq!(looks_like("MRU-2006-3O"), looks_like("mru-2006-030"));
        assert_eq!(looks_like("MRU-2006-3"), looks_like("MRU-2006-03"));
        assert_ne!(looks_like("MRU-2006-10"), looks_like("MRU-2006-1"));
    }
}
