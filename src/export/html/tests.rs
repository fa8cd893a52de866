use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use sha2::{Digest, Sha256};

use super::super::harmless::escaped;
use super::super::sample::{column, table, text, titles, written, written_document};
use super::super::{Format, Style};
use super::page::{Shape, shape};
use crate::model::vocabulary::Lang;
use crate::report::chart::{Bars, Chart, Lines, Picture, Shade, Sign};
use crate::report::document::{Block, Document, KeyNumber, Link};
use crate::report::lists::bar::Bar;
use crate::report::table::{Cell, Column, ColumnKind, Table, Tone};
use crate::testing::day;

fn page(table: Table<'_>) -> String {
    written(table, Format::Html, &Style::default())
}

/// The body of a page.
fn body(page: &str) -> &str {
    let (_, body) = page.split_once("<main>\n").expect("a page has a body");
    body.split_once("</main>").expect("a body ends").0
}

#[test]
fn a_table_has_a_caption_and_headings_of_columns_and_rows() {
    let columns = vec![
        column("ref", ColumnKind::Word),
        column("owners", ColumnKind::List),
        column("days_late", ColumnKind::Number),
        column("due_on", ColumnKind::Date),
        column("health", ColumnKind::Word),
    ];
    let owners = Cell::List(vec!["IOM".to_owned(), "SAMP".to_owned()]);
    let health = Cell::Toned("overdue".to_owned(), Tone::Bad);
    let rows = vec![
        vec![text("A-1"), owners, Cell::Integer(7), Cell::Date(day("2026-11-17")), health],
        vec![Cell::Empty, Cell::Empty, Cell::Decimal(0.25), Cell::Empty, Cell::Flag(false)],
    ];
    let expected = r#"<h1>Recommendations, 24 November 2026</h1>
<section class="scroll" tabindex="0" aria-label="Recommendations, 24 November 2026">
<table class="live recommendations">
<caption>Recommendations, 24 November 2026</caption>
<thead>
<tr><th scope="col" class="word">Ref</th><th scope="col" class="list">Owners</th><th scope="col" class="number">Days_late</th><th scope="col" class="date">Due_on</th><th scope="col" class="word">Health</th></tr>
</thead>
<tbody>
<tr><th scope="row" class="word">A-1</th><td class="list">IOM, SAMP</td><td class="number">7</td><td class="date" data-order="2026-11-17">17 Nov 2026</td><td class="word bad">overdue</td></tr>
<tr><td class="word"></td><td class="list"></td><td class="number">0.2</td><td class="date"></td><td class="word">no</td></tr>
</tbody>
</table>
</section>
"#;
    assert_eq!(body(&page(table(columns, rows))), expected);
}

#[test]
fn the_page_states_its_language_and_loads_nothing() {
    let page = written(Table { lang: Lang::Pt, ..titles(&["a"]) }, Format::Html, &Style::default());
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"pt\">\n"), "{page}");
    assert!(page.contains("<title>Recomendações, 24 de novembro de 2026</title>"), "{page}");
    for loader in [" src=", "href=", "url(", "@import", "http:", "https:", "fetch(", "style=", " onclick"] {
        assert!(!page.contains(loader), "{loader}");
    }
}

#[test]
fn a_document_has_headings_fields_quotations_and_tables_told_by_the_heading_above() {
    let fields = vec![("Status".to_owned(), text("in progress")), ("Due".to_owned(), Cell::Empty)];
    let blocks = vec![
        Block::Quotation("one\ntwo\n".to_owned()),
        Block::Fields(fields),
        Block::Heading("History".to_owned()),
        Block::Text("a & b".to_owned()),
        Block::Table(titles(&["a"])),
    ];
    let document = Document { title: "MRU-2006-03".to_owned(), lang: Lang::En, blocks };
    let expected = "<h1>MRU-2006-03</h1>\n<blockquote>one\ntwo</blockquote>\n\
                    <dl>\n<dt>Status</dt><dd class=\"value\">in progress</dd>\n<dt>Due</dt><dd class=\"value\"></dd>\n</dl>\n\
                    <h2>History</h2>\n<p>a &amp; b</p>\n\
                    <section class=\"scroll\" tabindex=\"0\" aria-label=\"History\">\n\
                    <table class=\"live recommendations\">\n<caption>History</caption>\n<thead>\n<tr><th scope=\"col\" class=\"text\">Title</th></tr>\n</thead>\n\
                    <tbody>\n<tr><th scope=\"row\" class=\"text\">a</th></tr>\n</tbody>\n</table>\n</section>\n";
    assert_eq!(body(&written_document(document, Format::Html, &Style::default())), expected);
}

#[test]
fn a_document_without_a_title_has_that_of_its_first_table() {
    let document = Document { title: String::new(), lang: Lang::En, blocks: vec![Block::Table(titles(&[]))] };
    let page = written_document(document, Format::Html, &Style::default());
    assert!(page.contains("<h1>Recommendations, 24 November 2026</h1>"), "{page}");
}

#[test]
fn wide_tables_are_printed_across_and_letters_take_little_room() {
    let of = |kind: ColumnKind, n: usize| -> Vec<Column> { vec![column("ref", kind); n] };
    assert_eq!([3, 7, 13].map(|n| shape(&of(ColumnKind::Text, n))), [Shape::Upright, Shape::Across, Shape::Small]);
    assert_eq!(shape(&of(ColumnKind::Letter, 15)), Shape::Upright);
}

#[test]
fn a_link_leads_to_the_file_with_any_characters_in_its_name() {
    let link = |address: &str| Link { address: address.to_owned(), said: "<next>".to_owned() };
    let blocks = vec![Block::Links(vec![link("a.html"), link("javascript:é \"x\" #1.html")])];
    let page = written_document(Document { title: "A".to_owned(), lang: Lang::En, blocks }, Format::Html, &Style::default());
    let links = "<ul class=\"links\">\n<li><a href=\"a.html\">&lt;next&gt;</a></li>\n\
                 <li><a href=\"javascript%3A%C3%A9%20%22x%22%20%231.html\">&lt;next&gt;</a></li>\n</ul>\n";
    assert!(body(&page).contains(links), "{page}");
}

#[test]
fn markup_in_a_text_is_shown_as_text() {
    assert_eq!(escaped("</td><script>alert('x')</script>"), "&lt;/td&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
    assert_eq!(escaped("&lt; \" \u{202e}\u{0}\u{1b}"), "&amp;lt; &quot; \\u{202e}\\u{0}\\u{1b}");
    assert_eq!(escaped("Évaluation «移民»\r\n  two"), "Évaluation «移民»\n  two");
}

#[test]
fn the_policy_allows_only_the_style_and_the_script_of_the_page() {
    let page = page(titles(&["a"]));
    let inner = |tag: &str, end: &str| page.split_once(tag).expect(tag).1.split_once(end).expect(end).0.to_owned();
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())));
    let policy = inner("Content-Security-Policy\" content=\"", "\"");
    let style = hash(&inner("<style>", "</style>"));
    let script = hash(&inner("<script type=\"module\">", "</script>"));
    let expected = format!("default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'");
    assert_eq!(policy, expected);
}

#[test]
fn pictures_have_a_legend_and_an_alternative_text() {
    let signs = Shade::ALL.map(|shade| Sign { sign: "x".to_owned(), label: "<done>".to_owned(), shade }).to_vec();
    let bars = Bars { bars: vec![(String::new(), Bar { parts: [1, 0, 0, 0, 0, 2] })], legend: signs };
    let chart = Chart { title: "So far".to_owned(), alternative: "1 of 3".to_owned(), picture: Picture::Bars(bars) };
    let document =
        Document { title: "A".to_owned(), lang: Lang::En, blocks: vec![Block::Chart(chart), Block::Rule, Block::PageBreak] };
    let page = written_document(document, Format::Html, &Style::default());
    let body = body(&page);
    for part in ["<figcaption>So far</figcaption>", "aria-label=\"1 of 3\"", "<span>&lt;done&gt; 1</span>", "<hr>"] {
        assert!(body.contains(part), "{part}: {body}");
    }
    assert_eq!(body.matches("<li>").count(), 2);
}

#[test]
fn a_row_of_totals_says_so_and_a_row_of_texts_is_a_card() {
    let columns = vec![column("ref", ColumnKind::Word), column("title", ColumnKind::Text), column("note", ColumnKind::Text)];
    let rows =
        vec![vec![text("A-1"), text("a"), text("b")], vec![Cell::Toned("Total".to_owned(), Tone::Total), text("2"), Cell::Empty]];
    let page = page(table(columns, rows));
    assert!(page.contains("<table class=\"live cards recommendations\">"), "{page}");
    assert!(page.contains("<td class=\"text\" data-label=\"Note\">b</td>"), "{page}");
    assert!(page.contains("<tr class=\"total\"><th scope=\"row\" class=\"word\">Total</th>"), "{page}");
}

#[test]
fn a_reference_is_separate_from_its_title_and_a_day_in_words_is_sorted_as_a_day() {
    let columns = vec![column("title", ColumnKind::Text), column("due", ColumnKind::Text), column("n", ColumnKind::Number)];
    let title = Cell::Named { reference: "A-1".to_owned(), title: "a <b>".to_owned() };
    let due = Cell::Dated { said: "31 December 2018\noverdue".to_owned(), on: day("2018-12-31"), tone: Tone::Bad };
    let rows = vec![vec![title, due, Cell::Integer(12_000)], vec![Cell::Empty, Cell::Empty, Cell::Integer(0)]];
    let page = page(table(columns, rows));
    let expected = "<th scope=\"row\" class=\"text\"><span class=\"ref\">A-1 </span><span class=\"title\">a &lt;b&gt;</span></th>\
                    <td class=\"text bad\" data-label=\"Due\" data-order=\"2018-12-31\">31 December 2018\noverdue</td>\
                    <td class=\"number\" data-label=\"N\" data-order=\"12000\">12,000</td>";
    assert!(page.contains(expected), "{page}");
    assert!(page.contains("<td class=\"number faint\" data-label=\"N\">0</td>"), "{page}");
}

#[test]
fn the_numbers_of_a_picture_are_a_table_behind_it() {
    let lines = Lines { days: vec![day("2010-12-31"), day("2026-11-24")], names: Vec::new(), lines: Vec::new() };
    let chart = Chart { title: String::new(), alternative: "15 adopted".to_owned(), picture: Picture::Lines(lines) };
    let number = KeyNumber { number: "1".to_owned(), of: "of 14".to_owned(), label: "done".to_owned(), tone: Tone::Neutral };
    let blocks =
        vec![Block::Lead("As it stood".to_owned()), Block::KeyNumbers(vec![number]), Block::Drawn(chart, titles(&["a"]))];
    let page = written_document(Document { title: "A".to_owned(), lang: Lang::En, blocks }, Format::Html, &Style::default());
    let body = body(&page);
    for part in [
        "<p class=\"lead\">As it stood</p>",
        "<li><b>1</b> <span>of 14</span> <span>done</span></li>",
        "</figure>\n<details>\n<summary>As a table</summary>\n<section",
    ] {
        assert!(body.contains(part), "{part}: {body}");
    }
}

proptest! {
    #[test]
    fn no_text_breaks_out_of_its_place(text in any::<String>()) {
        // The first cell of a row is not a heading if it is empty.
        let title = format!("x{text}");
        let document = |title: &str| {
            let fields = Block::Fields(vec![(title.to_owned(), Cell::Text(title.to_owned()))]);
            let blocks = vec![Block::Heading(title.to_owned()), fields, Block::Table(titles(&[title]))];
            written_document(Document { title: title.to_owned(), lang: Lang::En, blocks }, Format::Html, &Style::default())
        };
        let marks = |page: &str| page.chars().filter(|c| matches!(c, '<' | '>' | '"' | '\'')).count();
        let hostile = document(&title);
        prop_assert_eq!(marks(&hostile), marks(&document("x")));
        prop_assert!(hostile.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\t')));
    }
}
