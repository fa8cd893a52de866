//! What `check` found, a row for each finding.

use chrono::NaiveDate;

use super::table::{Cell, Column, Table, held};
use crate::model::finding::Finding;
use crate::text::Words;

/// The findings, in their order, for programs: the problem is a word that stays.
pub fn findings(findings: &[Finding], today: NaiveDate, words: &Words) -> Table<'static> {
    let rows = findings.iter().map(|finding| row(finding, Cell::word(Some(finding.problem)), words)).collect();
    Table { name: "findings", as_of: today, columns: columns(words), rows: held(rows) }
}

/// The findings, in their order, for people: the problem is a sentence.
pub fn findings_for_people(findings: &[Finding], today: NaiveDate, words: &Words) -> Table<'static> {
    let said = |finding: &Finding| Cell::Text((words.log.found)(finding.problem).to_owned());
    let rows = findings.iter().map(|finding| row(finding, said(finding), words)).collect();
    Table { name: "findings", as_of: today, columns: columns(words), rows: held(rows) }
}

/// The columns of the table `findings`.
pub fn columns(words: &Words) -> Vec<Column> {
    let h = &words.log;
    vec![
        Column::text("place", h.place),
        Column::text("problem", h.problem),
        Column::text("log_says", h.log_says),
        Column::text("row_says", h.row_says),
        Column::text("mend", h.mend),
    ]
}

fn row(finding: &Finding, problem: Cell, words: &Words) -> Vec<Cell> {
    vec![
        Cell::Text(finding.place.clone()),
        problem,
        Cell::text(finding.log_says.as_deref()),
        Cell::text(finding.row_says.as_deref()),
        Cell::Text((words.log.how_to_mend)(finding.problem).to_owned()),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::samples::{cell, day, frame};
    use super::{Finding, columns, row};
    use crate::model::finding::Problem;
    use crate::model::vocabulary::{Lang, Vocabulary};
    use crate::text::words;

    #[test]
    fn a_finding_says_where_what_the_log_and_the_row_say_and_what_to_do() {
        let finding = Finding {
            problem: Problem::Row,
            place: "recommendation MRU-2006-03, title".to_owned(),
            log_says: Some("Sign".to_owned()),
            row_says: Some("Sing".to_owned()),
        };
        let words = frame().words;
        let cells = row(&finding, super::Cell::word(Some(finding.problem)), words);
        let say = |key| cell(&columns(words), &cells, key).plain();
        assert_eq!([say("problem"), say("log_says"), say("row_says")], ["row", "Sign", "Sing"]);
        assert_eq!(say("mend"), "`midsa check --mend` writes back what the log says");
        assert_eq!(super::findings(&[finding], day("2026-11-24"), words).name, "findings");
    }

    #[test]
    fn every_problem_has_a_word_and_a_mend_in_every_language() {
        for &lang in Lang::ALL {
            for &problem in Problem::ALL {
                let log = &words(lang).log;
                assert!(!(log.found)(problem).is_empty() && !(log.how_to_mend)(problem).is_empty(), "{lang} {problem:?}");
            }
        }
    }
}
