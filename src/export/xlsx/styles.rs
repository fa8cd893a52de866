//! How cells look. A number here is the place of a format in the list of the styles' part.

use crate::report::table::ColumnKind;

/// The look of a cell, in the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Plain,
    Header,
    /// Of the format "text": what is typed there stays what it is, `072` and `3/4` too.
    Word,
    /// Begins as a formula does. Excel marks it as a text, so that it stays one when the cell is edited.
    QuotedWord,
    Text,
    QuotedText,
    Number,
    Decimal,
    Day,
}

const ALL: [Look; 9] = [
    Look::Plain,
    Look::Header,
    Look::Word,
    Look::QuotedWord,
    Look::Text,
    Look::QuotedText,
    Look::Number,
    Look::Decimal,
    Look::Day,
];

impl Look {
    /// Its place in the list.
    pub(super) fn number(self) -> usize {
        ALL.iter().position(|&look| look == self).unwrap_or(0)
    }

    /// Of a text in a column of this kind.
    pub(super) fn of_text(text: &str, kind: ColumnKind) -> Self {
        match (Self::of_column(kind), text.starts_with(['=', '+', '-', '@', '\t', '\r', '\''])) {
            (Self::Text, true) => Self::QuotedText,
            (Self::Text, false) => Self::Text,
            (_, true) => Self::QuotedWord,
            (_, false) => Self::Word,
        }
    }

    /// Of the cells of a column that hold nothing yet.
    pub(super) fn of_column(kind: ColumnKind) -> Self {
        match kind {
            ColumnKind::Word | ColumnKind::List | ColumnKind::Letter => Self::Word,
            ColumnKind::Text => Self::Text,
            ColumnKind::Number => Self::Number,
            ColumnKind::Date => Self::Day,
        }
    }

    fn xml(self) -> String {
        // The number format: 0 is general, 49 text, 164 and 165 are ours; then the font, the fill and the border.
        let (format, ink, quote) = match self {
            Self::Plain => return "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>".to_owned(),
            Self::Header => {
                (49, "fontId=\"1\" fillId=\"2\" borderId=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\"", "")
            }
            Self::Word => (49, PLAIN, ""),
            Self::QuotedWord => (49, PLAIN, " quotePrefix=\"1\""),
            Self::Text | Self::Number => (0, PLAIN, ""),
            Self::QuotedText => (0, PLAIN, " quotePrefix=\"1\""),
            Self::Decimal => (165, PLAIN, ""),
            Self::Day => (164, PLAIN, ""),
        };
        let lie = match self {
            Self::Word | Self::QuotedWord | Self::Text | Self::QuotedText => " wrapText=\"1\"",
            // On the left, where the column beside it does not touch it.
            Self::Day => " horizontal=\"left\"",
            Self::Plain | Self::Header | Self::Number | Self::Decimal => "",
        };
        format!(
            "<xf numFmtId=\"{format}\" {ink} xfId=\"0\"{quote} applyNumberFormat=\"1\" applyAlignment=\"1\">\
             <alignment vertical=\"top\"{lie}/></xf>"
        )
    }
}

const PLAIN: &str = "fontId=\"0\" fillId=\"0\" borderId=\"0\"";

/// The part `xl/styles.xml`.
pub(super) fn styles() -> String {
    let formats: String = ALL.iter().map(|look| look.xml()).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"165\" formatCode=\"0.0\"/></numFmts>\
         <fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>\
         <font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>\
         <fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>\
         <fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE7ECF2\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>\
         <borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>\
         <border><left/><right/><top/><bottom style=\"thin\"><color rgb=\"FF5B6B7F\"/></bottom><diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"{}\">{formats}</cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        ALL.len()
    )
}
