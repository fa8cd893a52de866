//! The parts of a document's file. No part holds a day or a name of a machine.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::super::output_error;
use super::text::of_xml;
use crate::error::{Error, Result};
use crate::model::vocabulary::Lang;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// The file as bytes.
pub(super) fn package(title: &str, lang: Lang, body: &str) -> Result<Vec<u8>> {
    let title = of_xml(title);
    let document = format!(
        "{HEAD}<w:document {NAMES}><w:body>\n{body}<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/>\
         <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"907\" w:right=\"1021\" w:bottom=\"907\" w:left=\"1021\" \
         w:header=\"454\" w:footer=\"454\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>\n"
    );
    let styles = include_str!("styles.xml").replace("LANGUAGE", language(lang));
    let core = format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title><dc:creator>midsa</dc:creator>\
         <dc:language>{}</dc:language></cp:coreProperties>\n",
        language(lang)
    );
    let settings = format!(
        "{HEAD}<w:settings {NAMES}><w:defaultTabStop w:val=\"709\"/><w:themeFontLang w:val=\"{}\"/></w:settings>\n",
        language(lang)
    );
    let parts = [
        ("[Content_Types].xml", include_str!("content_types.xml")),
        ("_rels/.rels", include_str!("package.rels")),
        ("docProps/core.xml", &core),
        ("word/_rels/document.xml.rels", include_str!("document.rels")),
        ("word/document.xml", &document),
        ("word/styles.xml", &styles),
        ("word/numbering.xml", include_str!("numbering.xml")),
        ("word/settings.xml", &settings),
        ("word/footer1.xml", include_str!("footer.xml")),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    for (name, text) in parts {
        zip.start_file(name, options).map_err(refused)?;
        zip.write_all(text.as_bytes()).map_err(output_error)?;
    }
    Ok(zip.finish().map_err(refused)?.into_inner())
}

/// As Word knows it; of the countries where MIDSA's ministers read it.
fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "en-GB",
        Lang::Fr => "fr-FR",
        Lang::Pt => "pt-PT",
    }
}

#[allow(clippy::needless_pass_by_value, reason = "it is given to map_err")]
fn refused(error: zip::result::ZipError) -> Error {
    Error::Rule { message: format!("this makes no document: {error}"), hint: "choose `--format html`".to_owned() }
}
