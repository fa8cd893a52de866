//! The formats of the cells in our workbooks.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::report::table::ColumnKind;

/// The formats, made once for a workbook.
pub(crate) struct Looks {
    pub(crate) header: Format,
    /// The format "text": Excel keeps what is typed there, such as `072` and `3/4`.
    pub(crate) word: Format,
    pub(crate) text: Format,
    pub(crate) number: Format,
    pub(crate) decimal: Format,
    /// Aligned left, away from the next column.
    pub(crate) day: Format,
    /// For texts that begin like a formula. Marked as texts for Excel, so that they stay texts when edited.
    pub(super) quoted_word: Format,
    pub(super) quoted_text: Format,
}

impl Looks {
    pub(crate) fn new() -> Self {
        Self::of(|look| look)
    }

    /// The formats, each changed by `with`.
    pub(super) fn of(with: impl Fn(Format) -> Format) -> Self {
        let plain = with(Format::new()).set_align(FormatAlign::Top);
        let text = plain.clone().set_text_wrap();
        let word = text.clone().set_num_format("@");
        Self {
            header: plain
                .clone()
                .set_num_format("@")
                .set_bold()
                .set_background_color(Color::RGB(0x00E7_ECF2))
                .set_border_bottom(FormatBorder::Thin)
                .set_border_bottom_color(Color::RGB(0x005B_6B7F)),
            number: plain.clone(),
            decimal: plain.clone().set_num_format("0.0"),
            day: plain.set_num_format("yyyy\\-mm\\-dd").set_align(FormatAlign::Left),
            quoted_word: word.clone().set_quote_prefix(),
            quoted_text: text.clone().set_quote_prefix(),
            word,
            text,
        }
    }

    /// For the cells of a column, including empty ones.
    pub(crate) fn of_column(&self, kind: ColumnKind) -> &Format {
        match kind {
            ColumnKind::Word | ColumnKind::Picture | ColumnKind::List | ColumnKind::Letter => &self.word,
            ColumnKind::Text => &self.text,
            ColumnKind::Number => &self.number,
            ColumnKind::Date => &self.day,
        }
    }

    /// For a text in a column of this kind; `None` if the column's format is right.
    pub(super) fn of_text(&self, text: &str, kind: ColumnKind) -> Option<&Format> {
        let is_quoted = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']);
        match (kind, is_quoted) {
            (ColumnKind::Text, true) => Some(&self.quoted_text),
            (_, true) => Some(&self.quoted_word),
            (ColumnKind::Number | ColumnKind::Date, false) => Some(&self.word),
            (ColumnKind::Word | ColumnKind::Picture | ColumnKind::List | ColumnKind::Letter | ColumnKind::Text, false) => None,
        }
    }
}
