//! A sheet as a workbook: instructions, the table with locked and open cells, and a hidden part that identifies its owner. Its
//! cells and sheets are protected against mistakes, without a password. The same sheet gives the same bytes.

use rust_xlsxwriter::{
    Color, DataValidation, Format, FormatAlign, FormatBorder, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::columns::Column;
use super::{HIDDEN, Row, Sheet};
use crate::error::Result;
use crate::export::xlsx::book;
use crate::export::xlsx::cells::{Place, put_text};
use crate::model::vocabulary::{Cause, Vocabulary};
use crate::round::offered::choices;
use crate::text::{Words, words};

/// The first cell of the hidden sheet.
pub const FORM: &str = "midsa-return-1";

/// The height of a line, in points.
const LINE: f64 = 15.0;

/// The row of the header, from 0.
const HEADER: u32 = 2;

/// The sheet as bytes.
///
/// # Errors
/// A text that is too long for a cell.
pub fn bytes(sheet: &Sheet) -> Result<Vec<u8>> {
    let words = words(sheet.lang);
    let looks = Looks::new();
    let mut workbook = book::new(&(words.round.sheet.title)(&sheet.round, &sheet.owner_name), sheet.made_on)?;
    read_me(workbook.add_worksheet(), sheet, words, &looks)?;
    answers(workbook.add_worksheet(), sheet, words, &looks)?;
    hidden(&mut workbook, sheet, words)?;
    book::with_fixed_sheets(&book::bytes(&mut workbook)?)
}

/// The formats of the cells.
struct Looks {
    title: Format,
    lead: Format,
    heading: Format,
    plain: Format,
    number: Format,
    strong: Format,
    hint: Format,
    header: Format,
    header_to_fill: Format,
    locked: Format,
    locked_strong: Format,
    open: Format,
    open_day: Format,
    tick: Format,
}

impl Looks {
    fn new() -> Self {
        let accent = Color::RGB(0x0012_3F66);
        let quiet = Color::RGB(0x004A_5768);
        let plain = Format::new().set_align(FormatAlign::Top).set_text_wrap().set_font_size(11);
        let heading = plain.clone().set_bold().set_font_color(accent).set_font_size(13);
        let bordered = plain.clone().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x00B8_C2CC));
        let header = bordered
            .clone()
            .set_bold()
            .set_align(FormatAlign::VerticalCenter)
            .set_font_color(accent)
            .set_background_color(Color::RGB(0x00DF_E6EE));
        let locked = bordered.clone().set_background_color(Color::RGB(0x00F2_F4F6)).set_num_format("@");
        let open = bordered.set_unlocked().set_num_format("@");
        Self {
            title: Format::new().set_bold().set_font_size(20).set_font_color(accent),
            lead: plain.clone().set_bold(),
            number: plain.clone().set_align(FormatAlign::Right).set_font_color(accent).set_bold(),
            strong: plain.clone().set_bold(),
            hint: Format::new().set_font_color(quiet),
            tick: open.clone().set_align(FormatAlign::Center).set_bold().set_border_color(accent),
            header_to_fill: header.clone().set_background_color(Color::RGB(0x00FF_F2CC)),
            locked_strong: locked.clone().set_bold(),
            open_day: open.clone().set_num_format("yyyy\\-mm\\-dd").set_align(FormatAlign::Left),
            heading,
            header,
            locked,
            open,
            plain,
        }
    }
}

/// The column widths of the first page, in characters: numbers and the box to tick, words, their meanings.
const MARGIN: f64 = 8.0;
const WORD: f64 = 27.0;
const MEANING: f64 = 62.0;

/// The page with the instructions.
fn read_me(page: &mut Worksheet, sheet: &Sheet, words: &'static Words, looks: &Looks) -> Result<()> {
    let said = &words.round.sheet;
    page.set_name(said.read_me).map_err(book::refused)?;
    for (column, width) in [(0, MARGIN), (1, WORD), (2, MEANING)] {
        page.set_column_width(column, width).map_err(book::refused)?;
    }
    let all = MARGIN + WORD + MEANING;
    let mut row = 0;
    let mut line = |page: &mut Worksheet, first: u16, text: &str, look: &Format, skip: u32| -> Result<u32> {
        let room = if first == 0 { all } else { WORD + MEANING };
        page.merge_range(row, first, row, 2, "", look).map_err(book::refused)?;
        put_text(page, Place { row, column: first, key: "instructions" }, text, Some(look))?;
        page.set_row_height(row, lines(text, room) * LINE + 4.0).map_err(book::refused)?;
        row += skip;
        Ok(row - skip)
    };
    let top = line(page, 0, &(said.title)(&sheet.round, &sheet.owner_name), &looks.title, 1)?;
    line(page, 0, &(said.please_return)(&(said.day)(sheet.closes_on)), &looks.lead, 2)?;
    let n_steps = said.steps.len();
    for (number, step) in (1..).zip(said.steps) {
        let at = line(page, 1, step, &looks.plain, if number == n_steps { 2 } else { 1 })?;
        page.write_string_with_format(at, 0, format!("{number}."), &looks.number).map_err(book::refused)?;
    }
    let at = line(page, 1, said.nothing_new, &looks.strong, 2)?;
    page.write_blank(at, 0, &looks.tick).map_err(book::refused)?;
    page.add_data_validation(at, 0, at, 0, &book::drop_down(&[said.yes])?).map_err(book::refused)?;
    line(page, 1, said.status_heading, &looks.heading, 1)?;
    let first = row;
    row += u32::try_from(said.meanings.len()).unwrap_or_default() + 1;
    for (at, ((_, word), meaning)) in (first..).zip(choices(words).iter().zip(said.meanings)) {
        put_text(page, Place { row: at, column: 1, key: "status" }, word, Some(&looks.strong))?;
        put_text(page, Place { row: at, column: 2, key: "meaning" }, meaning, Some(&looks.plain))?;
        page.set_row_height(at, lines(meaning, MEANING).max(lines(word, WORD)) * LINE + 4.0).map_err(book::refused)?;
    }
    page.merge_range(row, 1, row, 2, "", &looks.plain).map_err(book::refused)?;
    put_text(page, Place { row, column: 1, key: "thanks" }, said.thanks, Some(&looks.plain))?;
    page.set_row_height(top, 30.0).map_err(book::refused)?;
    page.set_paper_size(9).set_print_fit_to_pages(1, 0).set_margins(0.6, 0.6, 0.6, 0.6, 0.3, 0.3);
    page.set_screen_gridlines(false);
    page.protect();
    Ok(())
}

/// The table.
fn answers(page: &mut Worksheet, sheet: &Sheet, words: &'static Words, looks: &Looks) -> Result<()> {
    let said = &words.round.sheet;
    page.set_name(said.answers).map_err(book::refused)?;
    put_text(
        page,
        Place { row: 0, column: 0, key: "title" },
        &(said.title)(&sheet.round, &sheet.owner_name),
        Some(&looks.title),
    )?;
    put_text(page, Place { row: 1, column: 0, key: "short" }, said.short, Some(&looks.hint))?;
    for (place, column) in Column::shown().enumerate() {
        let at = Place { row: HEADER, column: u16::try_from(place).unwrap_or(u16::MAX), key: column.key() };
        let look = if Column::TO_FILL.contains(&column) { &looks.header_to_fill } else { &looks.header };
        put_text(page, at, column.heading(said), Some(look))?;
        page.set_column_width(at.column, width(column)).map_err(book::refused)?;
    }
    page.set_row_height(0, 28.0).map_err(book::refused)?;
    page.set_row_height(HEADER, 2.0 * LINE + 6.0).map_err(book::refused)?;
    for (place, row) in sheet.rows.iter().enumerate() {
        let at = HEADER + 1 + u32::try_from(place).unwrap_or(u32::MAX);
        item(page, at, row, looks)?;
    }
    let last = HEADER + u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    offer(page, last, words)?;
    let fixed = |page: &mut Worksheet| -> std::result::Result<(), XlsxError> {
        page.set_freeze_panes(HEADER + 1, 1)?;
        page.set_repeat_rows(HEADER, HEADER)?;
        page.set_print_area(0, 0, last, 11)?;
        Ok(())
    };
    fixed(page).map_err(book::refused)?;
    page.set_paper_size(9)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
        .set_footer(format!("&L{} {}&R{}", sheet.round, sheet.owner, said.page));
    // Sorting is not allowed: some programs would sort the open cells alone, and so part the answers from their items.
    page.protect_with_options(&ProtectionOptions { format_rows: true, format_columns: true, ..ProtectionOptions::default() });
    Ok(())
}

fn item(page: &mut Worksheet, at: u32, row: &Row, looks: &Looks) -> Result<()> {
    for (place, (cell, column)) in row.locked().into_iter().zip(Column::LOCKED).enumerate() {
        let look = if column == Column::Reference { &looks.locked_strong } else { &looks.locked };
        let place = Place { row: at, column: u16::try_from(place).unwrap_or(u16::MAX), key: column.key() };
        if cell.is_empty() {
            page.write_blank(at, place.column, look).map_err(book::refused)?;
        } else {
            put_text(page, place, cell, Some(look))?;
        }
    }
    for (place, column) in Column::TO_FILL.into_iter().enumerate() {
        let place = u16::try_from(Column::LOCKED.len() + place).unwrap_or(u16::MAX);
        let look = if column == Column::Date { &looks.open_day } else { &looks.open };
        page.write_blank(at, place, look).map_err(book::refused)?;
    }
    page.set_row_height(at, height(row)).map_err(book::refused)?;
    Ok(())
}

/// The drop-down lists of statuses and causes.
fn offer(page: &mut Worksheet, last: u32, words: &'static Words) -> Result<()> {
    let said = &words.round.sheet;
    let statuses: Vec<&str> = choices(words).into_iter().map(|(_, word)| word).collect();
    let causes: Vec<&str> = Cause::ALL.iter().map(|cause| (words.labels.cause)(*cause)).collect();
    let offered = |words: &[&str]| -> Result<DataValidation> {
        let titled = book::drop_down(words)?.set_error_title(said.status).map_err(book::refused)?;
        titled.set_error_message(said.choose_status).map_err(book::refused)
    };
    for (column, choices) in [(Column::Status, statuses), (Column::Cause, causes)] {
        let place = Column::shown().position(|one| one == column).unwrap_or_default();
        let place = u16::try_from(place).unwrap_or(u16::MAX);
        page.add_data_validation(HEADER + 1, place, last, place, &offered(&choices)?).map_err(book::refused)?;
    }
    Ok(())
}

/// The hidden part: the owner of the sheet, and the state of each row when it was packed.
fn hidden(workbook: &mut Workbook, sheet: &Sheet, words: &'static Words) -> Result<()> {
    let page = workbook.add_worksheet();
    page.set_name(HIDDEN).map_err(book::refused)?;
    let packed_at = sheet.packed_at_text();
    let head = [
        ("form", FORM),
        ("round", &sheet.round),
        ("owner", &sheet.owner),
        ("seal", &sheet.seal),
        ("packed_at", &packed_at),
        ("lang", sheet.lang.as_str()),
        ("sheet", words.round.sheet.answers),
    ];
    let mut row = 0;
    let mut put = |page: &mut Worksheet, cells: &[&str]| -> Result<()> {
        for (column, cell) in (0u16..).zip(cells) {
            put_text(page, Place { row, column, key: HIDDEN }, cell, None)?;
        }
        row += 1;
        Ok(())
    };
    for (name, value) in head {
        put(page, &[name, value])?;
    }
    put(page, &["ref", "lock"])?;
    for one in &sheet.rows {
        put(page, &[&one.reference, &one.lock().text()])?;
    }
    page.set_hidden(true);
    page.protect();
    Ok(())
}

/// In characters.
fn width(column: Column) -> f64 {
    match column {
        Column::Reference | Column::LastStatus => 15.0,
        Column::Text => 36.0,
        Column::Due => 14.0,
        Column::LastNote => 26.0,
        Column::Status => 17.0,
        Column::Note => 28.0,
        Column::Date | Column::NewDue => 11.0,
        Column::Cause => 13.0,
        Column::Evidence | Column::Reason => 18.0,
        Column::Round | Column::Owner | Column::Seal | Column::PackedAt | Column::Lock => 10.0,
    }
}

/// In points: as many lines as the longest locked cell needs, and at least three to leave room for writing.
fn height(row: &Row) -> f64 {
    /// The highest row that Excel shows.
    const MOST: f64 = 405.0;
    let most = [
        lines(&row.text, width(Column::Text)),
        lines(&row.last_note, width(Column::LastNote)),
        lines(&row.due, width(Column::Due)),
        3.0,
    ];
    (most.into_iter().fold(0.0, f64::max) * LINE).min(MOST)
}

/// The number of lines of a text in a column of `width` characters. Wrapping at words leaves part of each line empty.
fn lines(text: &str, width: f64) -> f64 {
    let of_line = |line: &str| {
        let n = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
        (f64::from(n) * 1.12 / width).ceil().max(1.0)
    };
    text.lines().map(of_line).sum::<f64>().max(1.0)
}
