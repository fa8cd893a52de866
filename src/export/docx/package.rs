//! The parts of a document's file. None contains a date or the name of a computer.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::super::output_error;
use super::chart::relationship;
use super::text::of_xml;
use crate::error::{Error, Result};
use crate::model::vocabulary::Lang;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// The file as bytes; the body refers to the charts by number, from 1.
pub(super) fn package(title: &str, lang: Lang, body: &str, charts: &[String]) -> Result<Vec<u8>> {
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
    let (types, relations) = with_charts(charts.len());
    let parts = [
        ("[Content_Types].xml", types.as_str()),
        ("_rels/.rels", include_str!("package.rels")),
        ("docProps/core.xml", &core),
        ("word/_rels/document.xml.rels", &relations),
        ("word/document.xml", &document),
        ("word/styles.xml", &styles),
        ("word/numbering.xml", include_str!("numbering.xml")),
        ("word/settings.xml", &settings),
        ("word/footer1.xml", include_str!("footer.xml")),
    ];
    let names: Vec<String> = (1..=charts.len()).map(|number| format!("word/charts/chart{number}.xml")).collect();
    let charts = names.iter().map(String::as_str).zip(charts.iter().map(String::as_str));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    for (name, text) in parts.into_iter().chain(charts) {
        zip.start_file(name, options).map_err(refused)?;
        zip.write_all(text.as_bytes()).map_err(output_error)?;
    }
    Ok(zip.finish().map_err(refused)?.into_inner())
}

/// The content types of the parts, and the document's relationships.
fn with_charts(n_charts: usize) -> (String, String) {
    let (mut types, mut relations): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for number in 1..=n_charts {
        types.push(format!(
            "<Override PartName=\"/word/charts/chart{number}.xml\" \
             ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"/>"
        ));
        relations.push(format!(
            "<Relationship Id=\"{}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart\" \
             Target=\"charts/chart{number}.xml\"/>",
            relationship(number)
        ));
    }
    let types = include_str!("content_types.xml").replace("</Types>", &format!("{}</Types>", types.concat()));
    let relations = include_str!("document.rels").replace("</Relationships>", &format!("{}</Relationships>", relations.concat()));
    (types, relations)
}

/// Word's language code, for the countries of MIDSA's ministers.
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
