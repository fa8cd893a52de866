//! A page of a site: style and script are separate files, and the policy allows no other address; references, meetings and
//! owners link to their pages.

use std::io::Write;

use super::super::harmless::escaped;
use super::page::{SCRIPT, STYLE};
use super::write_page;
use crate::error::Result;
use crate::model::vocabulary::{Lang, Vocabulary};
use crate::report::document::Document;
use crate::text::{Words, words};

/// The place of a page in its site.
pub struct Surroundings<'a> {
    /// The path from the page to the site's folder: `../`.
    pub root: &'a str,
    /// Addresses and their names, in order.
    pub places: &'a [(String, String)],
    /// The address of the page itself among these.
    pub current: Option<&'a str>,
    /// The same page in each language.
    pub languages: &'a [(Lang, String)],
    /// The address of the page that a cell names, by column key.
    pub address: &'a dyn Fn(&str, &str) -> Option<String>,
}

/// The files that every page loads, by their names in the site's folder.
pub const FILES: [(&str, &str); 2] = [("style.css", STYLE), ("script.js", SCRIPT)];

/// Writes a page of a site.
///
/// # Errors
/// `Error::BrokenPipe` or `Error::Io` where `out` can't be written.
pub fn write_page_among(document: Document<'_>, among: &Surroundings<'_>, out: &mut dyn Write) -> Result<()> {
    write_page(document, Some(among), out)
}

impl Surroundings<'_> {
    /// The policy and the elements of the separate files.
    pub(super) fn loaded(&self) -> (String, String) {
        let root = escaped(self.root);
        let elements =
            format!("<link rel=\"stylesheet\" href=\"{root}style.css\">\n<script defer src=\"{root}script.js\"></script>\n");
        ("style-src 'self'; script-src 'self'".to_owned(), elements)
    }

    /// A text in which every reference links to its page.
    pub(super) fn linked(&self, text: &str) -> String {
        let mut linked = String::new();
        for word in text.split_inclusive([' ', '\n', '\u{a0}']) {
            let start = word.trim_start_matches(['(', '[', '“', '«', '"']);
            let core = start.trim_end_matches(|c: char| c.is_whitespace() || ".,;:!?)]”»\"".contains(c));
            // Only words that look like references: an owner's code may be an ordinary word.
            let address = if core.contains(|c: char| c.is_ascii_digit()) { (self.address)("ref", core) } else { None };
            match address {
                Some(address) => {
                    let before = word.len() - start.len();
                    let (open, close) = (&word[..before], &word[before + core.len()..]);
                    let link = format!("<a href=\"{}\">{}</a>", escaped(&address), escaped(core));
                    linked.push_str(&[&escaped(open), link.as_str(), &escaped(close)].concat());
                }
                None => linked.push_str(&escaped(word)),
            }
        }
        linked
    }

    /// The navigation: the site's pages and the languages.
    pub(super) fn navigation(&self, own: &Words) -> String {
        let place = |(address, name): &(String, String)| {
            let current = if self.current == Some(address) { " aria-current=\"page\"" } else { "" };
            format!("<a href=\"{}\"{current}>{}</a>", escaped(address), escaped(name))
        };
        let places = self.places.iter().map(place).collect::<Vec<_>>().join(" ");
        let languages = self.languages.iter().map(|(lang, address)| {
            let code = lang.as_str();
            let name = (words(*lang).owners.lang)(*lang);
            let current = if *lang == own.lang { " aria-current=\"page\"" } else { "" };
            format!("<a href=\"{}\" hreflang=\"{code}\" lang=\"{code}\"{current}>{name}</a>", escaped(address))
        });
        let languages = languages.collect::<Vec<_>>().join(" ");
        format!(
            "<header>\n<nav aria-label=\"{}\">{places} <span>{languages}</span></nav>\n</header>\n",
            escaped(own.pages.places)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{column, table, text};
    use super::{Surroundings, write_page_among};
    use crate::model::vocabulary::Lang;
    use crate::report::document::{Block, Document};
    use crate::report::table::{Cell, ColumnKind};

    #[test]
    fn a_reference_with_its_title_links_to_its_page_in_every_table() {
        for key in ["title", "recommendation", "owner"] {
            let named = Cell::Named { reference: "no ID 10".to_owned(), title: "Focal points".to_owned() };
            let table = table(vec![column(key, ColumnKind::Text)], vec![vec![named]]);
            let document = Document { title: "Owner".to_owned(), lang: Lang::En, blocks: vec![Block::Table(table)] };
            let address = |_: &str, text: &str| (text == "no ID 10").then(|| "page.html".to_owned());
            let among = Surroundings { root: "../", places: &[], current: None, languages: &[], address: &address };
            let mut bytes = Vec::new();
            write_page_among(document, &among, &mut bytes).expect("written");
            let page = String::from_utf8(bytes).expect("UTF-8");
            assert!(page.contains("<a href=\"page.html\"><span class=\"ref\">no ID 10"), "{page}");
        }
    }

    #[test]
    fn the_end_of_a_long_table_is_hidden_until_a_search() {
        let page = |n_rows: usize| {
            let table = table(vec![column("ref", ColumnKind::Word)], vec![vec![text("A-1")]; n_rows]);
            let document = Document { title: "Search".to_owned(), lang: Lang::En, blocks: vec![Block::Table(table)] };
            let address = |_: &str, _: &str| None;
            let among = Surroundings { root: "../", places: &[], current: None, languages: &[], address: &address };
            let mut bytes = Vec::new();
            write_page_among(document, &among, &mut bytes).expect("written");
            String::from_utf8(bytes).expect("UTF-8")
        };
        assert_eq!(page(1000).matches("<tr hidden>").count(), 0);
        assert_eq!(page(1002).matches("<tr hidden>").count(), 2);
    }
}
