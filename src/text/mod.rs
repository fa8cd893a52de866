//! The words that people read, one struct of texts per language, so that a missing text does not compile. What is stored,
//! typed and exported keeps the English words of the vocabularies, whatever the language.
//!
//! - `en`, `fr`, `pt`: the words of a language, with a file each for what is long.
//! - What there is to say, a struct or two a file: `headings` and `labels` (columns, closed lists), `dates`, `overviews` (owners
//!   too), `descent`, `log` (what changed), `notes`, `keeping` (the register as a file, questions), `importing` (with the sheets to
//!   begin with), `round`, `report` (the words around a page and of the desk too).
//! - `spoken`: from a word of a closed list to what people call it, and back.

mod dates;
mod descent;
mod en;
mod fr;
mod headings;
mod importing;
mod keeping;
mod labels;
mod log;
mod notes;
mod overviews;
mod pt;
mod report;
mod round;
mod spoken;

use crate::model::progress::Tally;
use crate::model::vocabulary::Lang;

pub use dates::Dates;
pub use descent::Passage;
pub use headings::Headings;
pub use importing::{Importing, TemplateWords};
pub use keeping::{Keeping, Moved};
pub use labels::Labels;
pub use log::{ChangedWords, LogWords};
pub use notes::Notes;
pub use overviews::{Hints, Overviews, OwnerTexts, Remarks};
pub use report::{DeskTexts, Pages, ReportTexts, RoundDay};
pub use round::{LeftAlone, ReturnedWords, RoundWords, RoundsDone, SheetWords};
pub use spoken::{as_argument, understood};

/// The texts of one language.
#[derive(Debug)]
pub struct Words {
    pub lang: Lang,
    pub headings: Headings,
    pub labels: Labels,
    pub owners: OwnerTexts,
    pub desk: DeskTexts,
    pub round: RoundWords,
    pub returned: ReturnedWords,
    pub overviews: Overviews,
    pub pages: Pages,
    pub report: ReportTexts,
    pub sections: Sections,
    pub dates: Dates,
    pub sentences: Sentences,
    pub descents: Descents,
    pub remarks: Remarks,
    pub notes: Notes,
    pub keeping: Keeping,
    pub importing: Importing,
    pub log: LogWords,
    pub template: TemplateWords,
    pub changed: ChangedWords,
    /// The name of a table, of its stable name: the heading of a page that holds nothing else.
    pub table: fn(&'static str) -> &'static str,
}

/// The names of the parts and fields of `rec show` that are no columns.
#[derive(Debug)]
pub struct Sections {
    pub first_deadline: &'static str,
    pub descent: &'static str,
    pub components: &'static str,
    pub actions: &'static str,
    pub shares: &'static str,
    pub follow_ups: &'static str,
    pub relations: &'static str,
    /// Proposals and needs.
    pub background: &'static str,
    /// Of texts that were changed.
    pub revisions: &'static str,
    /// Where nobody said.
    pub not_stated: &'static str,
}

/// What a tally counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Owners,
    Components,
}

/// Short sentences about one recommendation.
#[derive(Debug)]
pub struct Sentences {
    /// Between a name and its value.
    pub colon: &'static str,
    /// Between two statements.
    pub semicolon: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    /// Who leads one that is tracked each: `each of 15`.
    pub each_of: fn(u32) -> String,
    /// Of deadlines: so many of so many owners have none.
    pub none_for: fn(u32, u32) -> String,
    /// How many of how many: `4 of 15`.
    pub n_of: fn(u32, u32) -> String,
    /// How many of how many are implemented, short.
    pub n_of_implemented: fn(u32, u32) -> String,
    /// How its parts stand, always with the denominator.
    pub tally: fn(&Tally, Part) -> String,
    /// Behind the title of one that restates another.
    pub restatement: &'static str,
    pub restates: fn(&str) -> String,
    pub component_of: fn(&str) -> String,
    pub action_towards: fn(&str) -> String,
    /// Of what a component took over: the reference of the whole, and the day on which it was said.
    pub inherited: fn(&str, &str) -> String,
    /// Behind “superseded”.
    pub superseded_by: fn(&str) -> String,
    /// The same, where no source tells by which.
    pub superseded_by_unknown: &'static str,
    pub dispute_settled: fn(&str) -> String,
    /// Behind a title that does not stand in the reader's language.
    pub original: &'static str,
    /// Below a text that does not.
    pub not_translated: &'static str,
    /// Of a text: on which day, and why.
    pub text_changed: fn(&str, &str) -> String,
    /// Of a share that begins later or has ended: with the day.
    pub since: fn(&str) -> String,
    pub no_longer_on: fn(&str) -> String,
    /// Of a meeting.
    pub is_cancelled: &'static str,
}

/// The pieces of a line of descent, for `Words::descent`.
#[derive(Debug)]
pub struct Descents {
    pub passage: fn(Passage) -> &'static str,
    /// The first passage of a line: `first proposed`.
    pub first: fn(&str) -> String,
    pub by_ministers: &'static str,
    pub by_summit: &'static str,
    pub in_year: fn(i32) -> String,
    pub before_year: fn(i32) -> String,
    pub undated: &'static str,
    /// What "before" means, said once.
    pub why_before: &'static str,
    /// Joins the passages and the years that they span.
    pub spanning: fn(&str, u32) -> String,
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &en::WORDS,
        Lang::Fr => &fr::WORDS,
        Lang::Pt => &pt::WORDS,
    }
}

/// A text with its first letter in upper case.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A number in digits, in groups of three where it has five or more, as the style guides of the three languages have it.
fn thousands(n: u32, between: &str) -> String {
    let digits = n.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(between)
}

#[cfg(test)]
mod tests {
    use super::{Part, Words, capitalised, thousands, words};
    use crate::model::progress::Tally;
    use crate::model::vocabulary::{Assurance, Lang, Status, Vocabulary};

    #[test]
    fn silence_is_no_information_received_in_every_language() {
        let label = |lang| (words(lang).labels.status)(Status::NotReported);
        assert_eq!(label(Lang::En), "no information received");
        assert_eq!(label(Lang::Fr), "aucune information reçue");
        assert_eq!(label(Lang::Pt), "sem informação recebida");
    }

    #[test]
    fn a_tally_always_shows_the_denominator() {
        let (done, silent) = (Status::Implemented, Status::NotReported);
        let mut tally = Tally::default();
        for (status, n) in [(done, 4), (silent, 3), (Status::InProgress, 8)] {
            for nth in 0..n {
                let assurance = if status == done && nth < 2 { Assurance::Confirmed } else { Assurance::None };
                tally.counts.add(status, assurance, status == Status::InProgress && nth < 3, false);
            }
        }
        let say = |words: &Words, tally| (words.sentences.tally)(tally, Part::Owners);
        assert_eq!(
            say(words(Lang::En), &tally),
            "4 of 15 owners implemented (2 confirmed), 3 of 15 late, 3 no information received"
        );
        let mut silent = Tally::default();
        (0..15).for_each(|_| silent.counts.add(Status::NotReported, Assurance::None, false, false));
        assert_eq!(say(words(Lang::En), &silent), "0 of 15 owners implemented, 15 no information received");
        assert_eq!(
            say(words(Lang::Fr), &silent),
            "mise en œuvre\u{a0}: 0 responsable sur 15, aucune information reçue\u{a0}: 15"
        );
        assert_eq!(say(words(Lang::Pt), &silent), "implementação: 0 de 15 responsáveis, sem informação recebida: 15");
    }

    #[test]
    fn words_of_a_status_differ_from_one_another() {
        for lang in Lang::ALL {
            let mut labels: Vec<&str> = Status::ALL.iter().map(|&status| (words(*lang).labels.status)(status)).collect();
            labels.sort_unstable();
            labels.dedup();
            assert_eq!(labels.len(), Status::ALL.len(), "{lang}");
        }
    }

    #[test]
    fn a_long_number_is_grouped() {
        assert_eq!([999, 9_999, 10_000, 1_234_567].map(|n| thousands(n, ",")), ["999", "9999", "10,000", "1,234,567"]);
    }

    #[test]
    fn the_first_letter_may_have_an_accent() {
        assert_eq!(capitalised("état"), "État");
        assert_eq!(capitalised(""), "");
    }
}
