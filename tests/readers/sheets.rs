//! Features of officers' workbooks: several sheets, days, formulas, merged cells, notes.

use midsa::import::read::input::{Form, ReadOptions};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::books::{ods_parts, zipped};
use super::reading::{Desk, Whole, read};

fn sheet(desk: &Desk, bytes: &[u8], sheet: Option<&str>) -> Result<Whole, (String, u8)> {
    let path = desk.put("book.xlsx", bytes);
    let reading = ReadOptions { sheet: sheet.map(str::to_owned), ..ReadOptions::default() };
    read(&path, &reading).map_err(|error| (error.to_string(), error.exit_code()))
}

#[test]
fn the_sheet_is_the_only_one_that_is_shown_and_filled_or_has_to_be_named() {
    let desk = Desk::new();
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Notes").expect("a name");
    book.add_worksheet().set_name("Data").expect("a name").write(0, 0, "ref").expect("a cell");
    book.add_worksheet().set_name("Lists").expect("a name").set_hidden(true).write(0, 0, "code").expect("a cell");
    let bytes = book.save_to_buffer().expect("bytes");
    let header = |name: Option<&str>| sheet(&desk, &bytes, name).map(|whole| whole.header.join(","));
    assert_eq!(header(None).as_deref(), Ok("ref"));
    assert_eq!(header(Some("lists")).as_deref(), Ok("code"));
    assert_eq!(header(Some("2")).as_deref(), Ok("ref"));
    assert_eq!(header(Some("3")), Err(("the workbook has no sheet `3`".to_owned(), 2)));
    assert_eq!(header(Some("1")).map_err(|(_, code)| code), Err(4));

    book.add_worksheet().set_name("More").expect("a name").write(0, 0, "ref").expect("a cell");
    let bytes = book.save_to_buffer().expect("bytes");
    let several = "several sheets hold something: `Data`, `More`".to_owned();
    assert_eq!(sheet(&desk, &bytes, None).map(|whole| whole.header), Err((several, 2)));
}

#[test]
fn typed_cells_are_texts_of_one_form() {
    let desk = Desk::new();
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let moment = Format::new().set_num_format("dd/mm/yyyy hh:mm");
    let page = book.add_worksheet();
    page.merge_range(0, 0, 0, 1, "ref", &Format::new()).expect("merged");
    for (at, name) in ["day", "moment", "number", "truth", "formula"].into_iter().enumerate() {
        page.write(0, u16::try_from(at + 2).expect("few"), name).expect("a cell");
    }
    page.write(1, 0, "R1").expect("a cell");
    page.write_datetime_with_format(1, 2, ExcelDateTime::from_ymd(2006, 11, 15).expect("a day"), &day).expect("a cell");
    let half_past_eight = ExcelDateTime::from_ymd(2006, 11, 15).and_then(|day| day.and_hms(8, 30, 0)).expect("a moment");
    page.write_datetime_with_format(1, 3, half_past_eight, &moment).expect("a cell");
    page.write(1, 4, 0.5).expect("a cell");
    page.write(1, 5, true).expect("a cell");
    page.write_formula(1, 6, Formula::new("=1+1").set_result("2")).expect("a cell");
    let bytes = book.save_to_buffer().expect("bytes");
    let whole = sheet(&desk, &bytes, None).expect("it can be read");
    assert_eq!(whole.header, ["ref", "day", "moment", "number", "truth", "formula"]);
    assert_eq!(whole.texts(), [["R1", "2006-11-15", "2006-11-15T08:30:00", "0.5", "yes", "2"]]);
}

#[test]
fn what_an_ods_does_not_show_in_a_cell_is_not_its_text() {
    let rows = r#"
        <table:table-row><table:table-cell office:value-type="string"><text:p>ref</text:p></table:table-cell>
            <table:table-cell office:value-type="string"><text:p>title</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string">
            <office:annotation><text:p>a note</text:p></office:annotation>
            <text:p>one <text:span>and  a</text:span><text:s text:c="2"/>half</text:p><text:p>&amp; more</text:p></table:table-cell>
            <table:covered-table-cell office:value-type="string"><text:p>covered</text:p></table:covered-table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="7"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row><table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50 %</text:p></table:table-cell>
            <table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell></table:table-row>"#;
    let whole = Desk::new().read(Form::Ods, &zipped(&ods_parts(rows))).expect("it can be read");
    let told: Vec<String> = whole.rows.iter().map(|row| format!("{} {:?}", row.number, row.fields)).collect();
    let one = r#"[Text("one and a  half\n& more"), Empty]"#;
    let last = r##"11 [Text("0.5"), Fault("#N/A is an error of a formula")]"##.to_owned();
    assert_eq!(told, [format!("2 {one}"), format!("3 {one}"), last]);
}

#[test]
fn a_cell_that_goes_over_several_rows_is_in_each_of_them() {
    let desk = Desk::new();
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.merge_range(0, 0, 1, 2, "Register of 2019", &Format::new()).expect("merged");
    for (at, name) in ["Ministry", "No.", "Text"].into_iter().enumerate() {
        page.write(3, u16::try_from(at).expect("few"), name).expect("a cell");
    }
    page.merge_range(4, 0, 6, 0, "Finance", &Format::new()).expect("merged");
    for row in [4, 5, 6, 7] {
        page.write(row, 1, row).expect("a cell");
        page.write(row, 2, "Do it").expect("a cell");
    }
    let whole = sheet(&desk, &book.save_to_buffer().expect("bytes"), None).expect("it can be read");
    assert_eq!(whole.header, ["Ministry", "No.", "Text"]);
    assert_eq!(
        whole.texts(),
        [["Finance", "4", "Do it"], ["Finance", "5", "Do it"], ["Finance", "6", "Do it"], ["", "7", "Do it"]]
    );

    let rows = r#"
        <table:table-row><table:table-cell office:value-type="string"><text:p>owner</text:p></table:table-cell>
            <table:table-cell office:value-type="string"><text:p>text</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>Finance</text:p></table:table-cell>
            <table:table-cell office:value-type="string"><text:p>one</text:p></table:table-cell></table:table-row>
        <table:table-row><table:covered-table-cell/>
            <table:table-cell office:value-type="string"><text:p>two</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell/>
            <table:table-cell office:value-type="string"><text:p>three</text:p></table:table-cell></table:table-row>"#;
    let whole = desk.read(Form::Ods, &zipped(&ods_parts(rows))).expect("it can be read");
    assert_eq!(whole.texts(), [["Finance", "one"], ["Finance", "two"], ["", "three"]]);
}
