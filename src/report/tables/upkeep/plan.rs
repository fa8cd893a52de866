//! The table `plan`: what an import would do, a row for each column that it sets and each reason of a refusal.

use chrono::NaiveDate;

use crate::error::Result;
use crate::model::plan::{Planned, Verdict};
use crate::report::changed::told;
use crate::report::table::{Cell, Column, RowStream, Table, Tone};
use crate::text::Words;

/// The plan for programs; a row of the file that changes nothing has an empty column.
pub fn plan<'a>(
    source: impl FnOnce(&mut dyn FnMut(Planned) -> Result<()>) -> Result<()> + 'a,
    today: NaiveDate,
    words: &Words,
) -> Table<'a> {
    let rows = RowStream::whole(move |push| source(&mut |planned| rows_of(&planned).iter().try_for_each(|row| push(row))));
    Table { name: "plan", as_of: today, lang: words.lang, columns: columns(words), rows }
}

/// The plan for people: a row for each row of the file, with all that it sets.
pub fn plan_for_people<'a>(
    source: impl FnOnce(&mut dyn FnMut(Planned) -> Result<()>) -> Result<()> + 'a,
    today: NaiveDate,
    words: &'static Words,
) -> Table<'a> {
    let h = &words.headings;
    let columns = vec![
        Column::number("row", h.row),
        Column::word("outcome", h.outcome),
        Column::word("ref", h.reference),
        Column::text("what", h.what),
    ];
    let rows = RowStream::whole(move |push| source(&mut |planned| push(&for_people(&planned, words))));
    Table { name: "plan", as_of: today, lang: words.lang, columns, rows }
}

/// The columns of the table for programs.
pub fn columns(words: &Words) -> Vec<Column> {
    let h = &words.headings;
    vec![
        Column::number("row", h.row),
        Column::word("outcome", h.outcome),
        Column::word("ref", h.reference),
        Column::word("owner", h.owner),
        Column::word("column", h.column),
        Column::text("before", h.before),
        Column::text("after", h.after),
        Column::text("reason", h.reason),
    ]
}

fn rows_of(planned: &Planned) -> Vec<Vec<Cell>> {
    let owners = planned.owners.join(";");
    let owners = Some(owners.as_str()).filter(|owners| !owners.is_empty());
    let head =
        || vec![row(planned), Cell::word(Some(planned.verdict)), Cell::text(planned.subject.as_deref()), Cell::text(owners)];
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for difference in &planned.differences {
        let mut cells = head();
        cells.push(Cell::Text(difference.column.clone().into_owned()));
        cells.extend([Cell::text(difference.before.as_deref()), Cell::text(difference.after.as_deref()), Cell::Empty]);
        rows.push(cells);
    }
    for (column, reason) in &planned.reasons {
        let mut cells = head();
        cells.extend([Cell::text(column.as_deref()), Cell::Empty, Cell::Empty, Cell::Text(reason.clone())]);
        rows.push(cells);
    }
    if rows.is_empty() {
        let mut cells = head();
        cells.extend([Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty]);
        rows.push(cells);
    }
    rows
}

fn for_people(planned: &Planned, words: &Words) -> Vec<Cell> {
    let differences = planned.differences.iter().map(|one| told(one, words));
    let reasons = planned.reasons.iter().map(|(column, reason)| match column {
        Some(column) => format!("{column}{}{reason}", words.sentences.colon),
        None => reason.clone(),
    });
    let lines: Vec<String> = differences.chain(reasons).collect();
    vec![
        row(planned),
        Cell::Toned((words.importing.verdict)(planned.verdict).to_owned(), tone(planned.verdict)),
        Cell::Text(planned.subject.iter().chain(&planned.owners).map(String::as_str).collect::<Vec<_>>().join(" ")),
        Cell::Text(lines.join(";\n")),
    ]
}

fn row(planned: &Planned) -> Cell {
    i64::try_from(planned.row).map_or(Cell::Empty, Cell::Integer)
}

fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Added => Tone::Good,
        Verdict::Updated => Tone::Warning,
        Verdict::Same => Tone::Faint,
        Verdict::Refused => Tone::Bad,
    }
}
