//! Escaping of text, for HTML and SVG.

use std::borrow::Cow;

use super::harmless::harmless;

/// The text escaped for an element or a quoted attribute; the style keeps line breaks and spaces.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    let text = harmless(text);
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return text;
    }
    let mut html = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
    }
    Cow::Owned(html)
}
