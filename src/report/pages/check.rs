//! `midsa check` for people: a paragraph for each finding.

use crate::model::finding::Finding;
use crate::report::document::{Block, Document};
use crate::report::table::Cell;
use crate::text::Words;

/// The findings under the title, in the given order: the place and the problem, the expected and the found value, what to do.
/// `naming` gives a text whose commands name the register.
pub fn findings_for_people(
    title: String,
    findings: &[Finding],
    naming: &dyn Fn(&str) -> String,
    words: &Words,
) -> Document<'static> {
    let h = &words.log;
    let mut blocks = Vec::new();
    for finding in findings {
        let Finding { problem, place, log_says, row_says } = finding;
        blocks.push(Block::Heading(format!("{place}{}{}", words.sentences.colon, (h.found)(*problem))));
        let says = [((h.expected)(*problem), log_says), ((h.present)(*problem), row_says)];
        let says = says.into_iter().filter_map(|(name, value)| Some((name.to_owned(), Cell::Text(value.clone()?))));
        let mend = (h.mend.to_owned(), Cell::Text(naming((h.how_to_mend)(*problem))));
        blocks.push(Block::Fields(says.chain([mend]).collect()));
    }
    Document { title, lang: words.lang, blocks }
}

#[cfg(test)]
mod tests {
    use super::{Block, Finding, findings_for_people};
    use crate::model::finding::Problem;
    use crate::model::vocabulary::{Lang, Vocabulary};
    use crate::report::samples::frame;
    use crate::text::words;

    #[test]
    fn people_read_what_should_be_there_and_what_is_in_words_that_fit_the_problem() {
        let finding = |problem, log_says: Option<&str>, row_says: Option<&str>| Finding {
            problem,
            place: "share MRU-2006-02a ZMB, status".to_owned(),
            log_says: log_says.map(str::to_owned),
            row_says: row_says.map(str::to_owned),
        };
        let found =
            [finding(Problem::Standing, Some("in-progress"), Some("implemented")), finding(Problem::Stranger, None, Some("b"))];
        let document = findings_for_people("2 findings".to_owned(), &found, &str::to_owned, frame().words);
        let mut told = Vec::new();
        for block in &document.blocks {
            match block {
                Block::Heading(heading) => told.push(heading.clone()),
                Block::Fields(fields) => told.extend(fields.iter().map(|(name, cell)| format!("{name}: {}", cell.plain()))),
                Block::Lead(_)
                | Block::KeyNumbers(_)
                | Block::Drawn(..)
                | Block::Text(_)
                | Block::Subheading(_)
                | Block::List(_)
                | Block::Links(_)
                | Block::Quotation(_)
                | Block::Table(_)
                | Block::Chart(_)
                | Block::Rule
                | Block::PageBreak => {}
            }
        }
        let expected = [
            "share MRU-2006-02a ZMB, status: its state is not what its follow-ups say",
            "The follow-ups say: in-progress",
            "The row says: implemented",
            "What to do: `midsa check --mend` writes what the follow-ups say",
            "share MRU-2006-02a ZMB, status: the row was added outside midsa",
            "The row says: b",
            "What to do: `midsa check --mend` removes it; `midsa undo` brings it back",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn every_problem_has_a_word_and_a_mend_in_every_language() {
        for &lang in Lang::ALL {
            for &problem in Problem::ALL {
                let log = &words(lang).log;
                for said in [log.found, log.how_to_mend, log.expected, log.present] {
                    assert!(!said(problem).is_empty(), "{lang} {problem:?}");
                }
            }
        }
    }
}
