//! The head of a page with its style, script and policy, and how it is printed.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::super::markup::escaped;
use super::write;
use crate::error::Result;
use crate::model::vocabulary::Vocabulary;
use crate::report::table::{Column, ColumnKind};
use crate::text::Words;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// From how many columns a page is printed across; letters take little room.
const N_ACROSS: usize = 7;

/// From how many it is printed small.
const N_SMALL: usize = 13;

/// What ends a page.
pub(super) const END: &str = "</main>\n</body>\n</html>\n";

/// How a page is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    Upright,
    Across,
    Small,
}

pub(super) fn shape(columns: &[Column]) -> Shape {
    let n_letters = columns.iter().filter(|column| column.kind == ColumnKind::Letter).count();
    match columns.len() - n_letters + n_letters / 4 {
        n if n >= N_SMALL => Shape::Small,
        n if n >= N_ACROSS => Shape::Across,
        _ => Shape::Upright,
    }
}

/// Writes everything before the first heading.
pub(super) fn begin(title: &str, shape: Shape, words: &Words, out: &mut dyn Write) -> Result<()> {
    let page = match shape {
        Shape::Upright => "upright",
        Shape::Across => "across",
        Shape::Small => "small",
    };
    let (style, script) = (format!("\n{STYLE}"), format!("\n{SCRIPT}"));
    write(
        out,
        &format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{}'; script-src '{}'; \
             base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{}</title>\n<style>{style}</style>\n<script type=\"module\">{script}</script>\n</head>\n\
             <body class=\"{page}\" data-filter=\"{}\" data-shown=\"{}\">\n<main>\n",
            words.lang.as_str(),
            hash(&style),
            hash(&script),
            escaped(title),
            escaped(words.pages.filter),
            escaped(words.pages.shown),
        ),
    )
}

/// The hash by which a policy knows what it allows.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}
