use std::io::{Cursor, Read};

use proptest::prelude::{any, prop_assert, proptest};

use super::super::sample::{column, table, text};
use super::write_document;
use crate::model::vocabulary::Lang;
use crate::report::chart::{Bars, Chart, HeatMap, Letter, Letters, Line, Lines, Picture, Shade, Sign};
use crate::report::document::{Block, Document, KeyNumber};
use crate::report::lists::bar::Bar;
use crate::report::table::{Cell, ColumnKind, Tone};

fn document(said: &str) -> Document<'static> {
    let signs = Shade::ALL.map(|shade| Sign { sign: said.to_owned(), label: said.to_owned(), shade }).to_vec();
    let bar = Bar { parts: [1, 0, 2, 0, 0, 9] };
    let bars = Picture::Bars(Bars { bars: vec![(said.to_owned(), bar)], legend: signs });
    let line = Line { label: said.to_owned(), shade: Shade::Done, numbers: vec![1, 2, 3] };
    let days = ["2006-10-11", "2006-12-31", "2026-11-24"].map(|text| text.parse().expect("a day")).to_vec();
    let names = vec![said.to_owned(), said.to_owned(), format!("{said} 2026")];
    let lines = Picture::Lines(Lines { days, names, lines: vec![line] });
    let letter = Some(Letter { sign: said.to_owned(), shade: Shade::Going });
    let letters = Letters {
        reference: said.to_owned(),
        title: said.to_owned(),
        short: said.to_owned(),
        letters: vec![letter],
        done: said.to_owned(),
    };
    let map = Picture::HeatMap(HeatMap { columns: vec![said.to_owned()], rows: vec![letters], legend: Vec::new() });
    let columns = vec![column("title", ColumnKind::Text), column("bar", ColumnKind::Picture), column("n", ColumnKind::Number)];
    let rows = vec![
        vec![text(said), Cell::Bar(bar), Cell::Integer(3)],
        vec![Cell::Toned(said.to_owned(), Tone::Total), Cell::Empty, Cell::Decimal(8.25)],
    ];
    let blocks = vec![
        Block::Heading(said.to_owned()),
        Block::Subheading(said.to_owned()),
        Block::Text(format!("{said}\nnext")),
        Block::List(vec![said.to_owned()]),
        Block::Quotation(said.to_owned()),
        Block::Fields(vec![(said.to_owned(), text(said))]),
        Block::Chart(Chart { title: said.to_owned(), alternative: said.to_owned(), picture: bars }),
        Block::Lead(said.to_owned()),
        Block::KeyNumbers(vec![KeyNumber {
            number: said.to_owned(),
            of: said.to_owned(),
            label: said.to_owned(),
            tone: Tone::Bad,
        }]),
        Block::Chart(Chart { title: said.to_owned(), alternative: said.to_owned(), picture: lines }),
        Block::Chart(Chart { title: said.to_owned(), alternative: said.to_owned(), picture: map }),
        Block::Rule,
        Block::PageBreak,
        Block::Table(table(columns, rows)),
    ];
    Document { title: said.to_owned(), lang: Lang::Pt, blocks }
}

fn written(said: &str) -> Vec<u8> {
    let mut out = Vec::new();
    write_document(document(said), &mut out).expect("memory can be written");
    out
}

fn part(file: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).expect("a zip file");
    let mut text = String::new();
    zip.by_name(name).expect(name).read_to_string(&mut text).expect("UTF-8");
    text
}

/// Reads a part to its end.
fn elements(xml: &str) -> usize {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut n = 0;
    loop {
        match reader.read_event().expect("well-formed XML") {
            quick_xml::events::Event::Eof => return n,
            quick_xml::events::Event::Start(_) | quick_xml::events::Event::Empty(_) => n += 1,
            _ => {}
        }
    }
}

#[test]
fn headings_are_headings_and_the_header_of_a_table_is_on_every_page() {
    let file = written("x");
    let body = part(&file, "word/document.xml");
    for element in
        ["<w:pStyle w:val=\"Title\"/>", "<w:pStyle w:val=\"Heading1\"/>", "<w:pStyle w:val=\"Heading2\"/>", "<w:tblHeader/>"]
    {
        assert!(body.contains(element), "{element}: {body}");
    }
    assert!(part(&file, "word/styles.xml").contains("<w:lang w:val=\"pt-PT\""));
    for name in ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/numbering.xml", "word/footer1.xml"] {
        assert!(elements(&part(&file, name)) > 1, "{name}");
    }
}

#[test]
fn numbers_over_time_are_a_chart_with_a_place_for_each_period() {
    let file = written("x");
    let chart = part(&file, "word/charts/chart1.xml");
    assert!(elements(&chart) > 40);
    for element in
        ["<c:v>x</c:v></c:pt><c:pt idx=\"1\"><c:v>x 2026</c:v>", "<c:pt idx=\"0\"><c:v>2</c:v>", "<c:tx><c:v>x 3</c:v>"]
    {
        assert!(chart.contains(element), "{element}: {chart}");
    }
    assert!(part(&file, "word/document.xml").contains("r:id=\"rIdChart1\""));
    assert!(part(&file, "word/_rels/document.xml.rels").contains("Id=\"rIdChart1\""));
    assert!(part(&file, "[Content_Types].xml").contains("/word/charts/chart1.xml"));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(written("x"), written("x"));
}

proptest! {
    #[test]
    fn no_text_breaks_out_of_its_place(said in any::<String>()) {
        let hostile = part(&written(&format!("x{said}")), "word/document.xml");
        prop_assert!(elements(&hostile) >= elements(&part(&written("x"), "word/document.xml")));
        prop_assert!(elements(&part(&written(&said), "word/charts/chart1.xml")) > 40);
    }
}
