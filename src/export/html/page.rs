//! The head of a page with its style, script and policy, and its print layout.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::super::harmless::escaped;
use super::site::Surroundings;
use super::write;
use crate::error::Result;
use crate::model::vocabulary::Vocabulary;
use crate::report::table::{Column, ColumnKind};
use crate::text::Words;

pub(super) const STYLE: &str = include_str!("style.css");
pub(super) const SCRIPT: &str = include_str!("script.js");

/// From this many columns a page is printed in landscape; numbers and letters take little room.
const N_ACROSS: usize = 7;

/// From this many columns it is printed small.
const N_SMALL: usize = 13;

/// The end of a page.
pub(super) const END: &str = "</main>\n</body>\n</html>\n";

/// How a page is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    Upright,
    Across,
    Small,
}

pub(super) fn shape(columns: &[Column]) -> Shape {
    let n_of = |kind| columns.iter().filter(|column| column.kind == kind).count();
    let (n_letters, n_numbers) = (n_of(ColumnKind::Letter), n_of(ColumnKind::Number));
    match columns.len() - n_letters + n_letters / 4 - n_numbers + n_numbers / 2 {
        n if n >= N_SMALL => Shape::Small,
        n if n >= N_ACROSS => Shape::Across,
        _ => Shape::Upright,
    }
}

/// Writes everything before the first heading.
pub(super) fn begin(
    title: &str,
    shape: Shape,
    words: &Words,
    among: Option<&Surroundings<'_>>,
    out: &mut dyn Write,
) -> Result<()> {
    let page = match shape {
        Shape::Upright => "upright",
        Shape::Across => "across",
        Shape::Small => "small",
    };
    let (policy, loaded) = match among {
        None => alone(),
        Some(among) => among.loaded(),
    };
    let navigation = among.map_or_else(String::new, |among| among.navigation(words));
    write(
        out,
        &format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; {policy}; base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{}</title>\n{loaded}</head>\n\
             <body class=\"{page}\" data-filter=\"{}\" data-shown=\"{}\" data-sort=\"{}\">\n{navigation}<main>\n",
            words.lang.as_str(),
            escaped(title),
            escaped(words.pages.filter),
            escaped(words.pages.shown),
            escaped(words.pages.sort),
        ),
    )
}

/// The policy and the elements of a page with style and script inside.
fn alone() -> (String, String) {
    let (style, script) = (format!("\n{STYLE}"), format!("\n{SCRIPT}"));
    let policy = format!("style-src '{}'; script-src '{}'", hash(&style), hash(&script));
    (policy, format!("<style>{style}</style>\n<script type=\"module\">{script}</script>\n"))
}

/// The hash that the policy allows.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}
