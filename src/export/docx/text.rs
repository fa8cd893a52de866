//! Paragraphs and runs. All texts are escaped.

use super::super::harmless::escaped;
use super::super::harmless::harmless;

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Title,
    /// Below the title.
    Lead,
    Heading1,
    Heading2,
    Bullet,
    Quotation,
    /// In a cell.
    Cell,
    /// In a cell of a header.
    Header,
    /// In a cell of a header over numbers.
    HeaderNumber,
    /// A number in a cell.
    Number,
    /// In the middle of a cell.
    Middle,
}

impl Style {
    /// The style's name in `styles.xml`.
    fn id(self) -> &'static str {
        match self {
            Self::Plain => "Normal",
            Self::Title => "Title",
            Self::Lead => "Subtitle",
            Self::Heading1 => "Heading1",
            Self::Heading2 => "Heading2",
            Self::Bullet => "ListBullet",
            Self::Quotation => "Quote",
            Self::Cell => "Cell",
            Self::Header => "CellHeader",
            Self::HeaderNumber => "CellHeaderNumber",
            Self::Number => "CellNumber",
            Self::Middle => "CellMiddle",
        }
    }
}

/// A paragraph with a text on one line.
pub(super) fn paragraph(style: Style, text: &str) -> String {
    of_runs(style, &run(&text.replace('\n', " "), ""))
}

/// A paragraph that keeps its line breaks.
pub(super) fn lines(style: Style, text: &str) -> String {
    of_runs(style, &run(text, ""))
}

pub(super) fn of_runs(style: Style, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>{runs}</w:p>\n", style.id())
}

/// A run of text; its properties are given as XML.
pub(super) fn run(text: &str, properties: &str) -> String {
    let properties = if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
    let text = harmless(text);
    let lines: Vec<String> = text.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", of_xml(line))).collect();
    format!("<w:r>{properties}{}</w:r>", lines.join("<w:br/>"))
}

/// Escaped, without the characters that XML does not allow.
pub(super) fn of_xml(text: &str) -> String {
    escaped(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}").replace('\t', " ")
}

/// A line across the page.
pub(super) fn rule() -> String {
    "<w:p><w:pPr><w:pBdr><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"1\" w:color=\"5B6B7F\"/></w:pBdr></w:pPr></w:p>\n"
        .to_owned()
}

pub(super) fn page_break() -> String {
    "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>\n".to_owned()
}
