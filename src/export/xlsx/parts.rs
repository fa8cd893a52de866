//! The parts of a workbook around its cells.

use std::fmt::Write;

use chrono::NaiveDate;

use super::cells::{escaped, letters};
use super::styles::Look;
use crate::report::table::{Column, ColumnKind};

pub(super) const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>"#;

pub(super) const RELATIONSHIPS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>"#;

pub(super) const WORKBOOK_RELATIONSHIPS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;

pub(super) const APPLICATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>midsa</Application></Properties>"#;

/// The cells that a sheet has.
#[derive(Clone, Copy)]
pub(super) struct Extent {
    pub(super) n_columns: usize,
    /// The header included.
    pub(super) n_rows: u32,
}

/// The document's properties. It was made at the beginning of the day for which the table was drawn, whenever that was.
pub(super) fn properties(name: &str, as_of: NaiveDate) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{name}</dc:title><dc:creator>midsa</dc:creator>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{as_of}T00:00:00Z</dcterms:created></cp:coreProperties>",
        name = escaped(name)
    )
}

/// The workbook: its sheet, what the filter spans, and the row that is printed on each page.
pub(super) fn workbook(name: &str, extent: Extent) -> String {
    let name = escaped(name);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <bookViews><workbookView xWindow=\"0\" yWindow=\"0\" windowWidth=\"28800\" windowHeight=\"15000\"/></bookViews>\
         <sheets><sheet name=\"{name}\" sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames>\
         <definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" hidden=\"1\">'{name}'!$A$1:${}${}</definedName>\
         <definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'{name}'!$1:$1</definedName></definedNames></workbook>",
        letters(extent.n_columns.saturating_sub(1)),
        extent.n_rows
    )
}

/// A sheet up to its first row: the header stays in sight, and so does a first column of references.
pub(super) fn sheet_start(columns: &[Column], widths: &[usize]) -> String {
    let is_named = columns.len() > 1 && columns[0].kind == ColumnKind::Word;
    let pane = if is_named {
        "<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" activePane=\"bottomRight\" state=\"frozen\"/>\
         <selection pane=\"topRight\"/><selection pane=\"bottomLeft\"/><selection pane=\"bottomRight\" activeCell=\"B2\" sqref=\"B2\"/>"
    } else {
        "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
         <selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/>"
    };
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>\
         <sheetViews><sheetView tabSelected=\"1\" workbookViewId=\"0\">{pane}</sheetView></sheetViews>\
         <sheetFormatPr defaultRowHeight=\"15\"/><cols>"
    );
    for (number, (column, width)) in (1..).zip(columns.iter().zip(widths)) {
        let look = Look::of_column(column.kind).number();
        // Writing to a string can't fail.
        let _ = write!(xml, "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" style=\"{look}\" customWidth=\"1\"/>");
    }
    xml + "</cols><sheetData>"
}

/// A sheet behind its last row: the filter; A4 across, all columns on one page, lines between the cells, and below them what
/// it is, for which day, and the page. Numbers that are texts on purpose, such as `2010`, are not marked as errors.
pub(super) fn sheet_end(extent: Extent, name: &str, as_of: NaiveDate) -> String {
    let all = format!("A1:{}{}", letters(extent.n_columns.saturating_sub(1)), extent.n_rows);
    format!(
        "</sheetData><autoFilter ref=\"{all}\"/><printOptions gridLines=\"1\"/>\
         <pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>\
         <pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>\
         <headerFooter><oddFooter>&amp;L{}, {as_of}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>\
         <ignoredErrors><ignoredError sqref=\"{all}\" numberStoredAsText=\"1\"/></ignoredErrors></worksheet>",
        escaped(name)
    )
}
