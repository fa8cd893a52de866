//! The table `findings`: a row for each finding of `check`.

use chrono::NaiveDate;

use crate::model::finding::Finding;
use crate::report::table::{Cell, Column, Table, held};
use crate::text::Words;

/// The findings for programs, in the given order; each problem is a stable word.
pub fn findings(findings: &[Finding], today: NaiveDate, words: &Words) -> Table<'static> {
    let rows = findings.iter().map(|finding| row(finding, words)).collect();
    Table { name: "findings", as_of: today, lang: words.lang, columns: columns(words), rows: held(rows) }
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

fn row(finding: &Finding, words: &Words) -> Vec<Cell> {
    vec![
        Cell::Text(finding.place.clone()),
        Cell::word(Some(finding.problem)),
        Cell::text(finding.log_says.as_deref()),
        Cell::text(finding.row_says.as_deref()),
        Cell::Text((words.log.how_to_mend)(finding.problem).to_owned()),
    ]
}

#[cfg(test)]
mod tests {
    use super::{Finding, columns, findings, row};
    use crate::model::finding::Problem;
    use crate::report::samples::{cell, frame};
    use crate::testing::day;

    #[test]
    fn a_finding_says_where_what_the_log_and_the_row_say_and_what_to_do() {
        let finding = Finding {
            problem: Problem::Row,
            place: "recommendation MRU-2006-03, title".to_owned(),
            log_says: Some("Sign".to_owned()),
            row_says: Some("Sing".to_owned()),
        };
        let words = frame().words;
        let cells = row(&finding, words);
        let say = |key| cell(&columns(words), &cells, key).plain();
        assert_eq!([say("problem"), say("log_says"), say("row_says")], ["row", "Sign", "Sing"]);
        assert_eq!(say("mend"), "`midsa check --mend` writes back what the log says");
        assert_eq!(findings(&[finding], day("2026-11-24"), words).name, "findings");
    }
}
