//! The note with which a component begins: what was said of the whole, of which recommendation and on which day. It is stored
//! in one form, and told in the reader's language.

use std::fmt;

use chrono::NaiveDate;

/// What a component took over from the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InheritedNote<'n> {
    /// The reference of the whole.
    pub reference: &'n str,
    pub on: NaiveDate,
    /// The note of that day; there may be none.
    pub said: Option<&'n str>,
}

const FROM: &str = "From ";

impl<'n> InheritedNote<'n> {
    /// Reads the stored form; none if the note is any other.
    pub fn read(note: &'n str) -> Option<Self> {
        let (reference, rest) = note.strip_prefix(FROM)?.split_once(", ")?;
        let (day, rest) = rest.split_at_checked("2026-11-24".len())?;
        let said = if rest.is_empty() { None } else { Some(rest.strip_prefix(": ")?) };
        Some(Self { reference, on: day.parse().ok()?, said })
    }
}

impl fmt::Display for InheritedNote<'_> {
    /// The stored form: `From MRU-2006-03, 2019-03-01: Draft sent`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{FROM}{}, {}", self.reference, self.on)?;
        self.said.map_or(Ok(()), |said| write!(f, ": {said}"))
    }
}

#[cfg(test)]
mod tests {
    use super::InheritedNote;
    use crate::testing::day;

    #[test]
    fn what_is_stored_is_read_again_and_nothing_else() {
        for said in [Some("Draft sent: at last, 2019-03-01"), None] {
            let note = InheritedNote { reference: "MRU-2006-03", on: day("2019-03-01"), said };
            assert_eq!(InheritedNote::read(&note.to_string()).as_ref(), Some(&note));
        }
        for other in
            ["From here, it goes on", "From MRU-2006-03, 2019-03-01 on", "Draft sent", "From A, 2019-13-01", "From A, ééééé"]
        {
            assert_eq!(InheritedNote::read(other), None, "{other}");
        }
    }
}
