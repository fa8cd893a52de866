//! Long texts: on the command line, from a file, from standard input; kept word for word.

use std::path::Path;

use crate::cli::bounded;
use crate::error::{Error, Result};
use crate::model::reference::is_blank;

/// The text of `--text`, or of the file that `--text-file` names; `-` is standard input in both. `None` where neither is
/// given.
///
/// # Errors
/// An empty text or one that is no UTF-8 (2), a file that is not there (3).
pub fn text_or_file(text: Option<&str>, file: Option<&Path>) -> Result<Option<String>> {
    match (text, file) {
        (Some(text), _) => text_or_stdin("text", text).map(Some),
        (None, Some(file)) => file_or_stdin("text-file", file).map(Some),
        (None, None) => Ok(None),
    }
}

/// The text of the file that `--flag` names, or standard input for `-`, without line ends at its end.
///
/// # Errors
/// As `text_or_file`.
pub fn file_or_stdin(flag: &str, file: &Path) -> Result<String> {
    if file.as_os_str() == "-" {
        return text_or_stdin(flag, "-");
    }
    let bytes = bounded::read_file(file)?;
    let text = String::from_utf8(bytes).map_err(|_| Error::Usage {
        message: format!("{} is not UTF-8 text", file.display()),
        hint: "save the text as UTF-8".to_owned(),
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).trim_end_matches(['\n', '\r']);
    if is_blank(text) {
        return Err(Error::Usage { message: format!("{} is empty", file.display()), hint: "write a text into it".to_owned() });
    }
    Ok(text.to_owned())
}

/// The paragraphs of a text, between blank lines, word for word.
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines() {
        if line.trim().is_empty() {
            paragraphs.push(Vec::new());
        } else if let Some(last) = paragraphs.last_mut() {
            last.push(line);
        }
    }
    paragraphs.into_iter().filter(|lines| !lines.is_empty()).map(|lines| lines.join("\n")).collect()
}

/// The text of `--flag`, or standard input for `-`; kept as it is but for line ends at its end.
///
/// # Errors
/// An empty text, or standard input that is no UTF-8 (2).
pub fn text_or_stdin(flag: &str, text: &str) -> Result<String> {
    let text = if text == "-" { from_stdin(flag)? } else { text.to_owned() };
    if is_blank(&text) {
        return Err(Error::Usage {
            message: format!("--{flag} is empty"),
            hint: "write a text, or leave the flag out".to_owned(),
        });
    }
    Ok(text)
}

/// The text without spaces around it, if anything of it can be seen; `what` is what it should be.
///
/// # Errors
/// Nothing can be seen of it (2).
pub(super) fn visible<'t>(text: &'t str, what: &str, hint: &str) -> Result<&'t str> {
    let text = text.trim();
    if is_blank(text) {
        return Err(Error::Usage { message: format!("{what} is empty"), hint: hint.to_owned() });
    }
    Ok(text)
}

fn from_stdin(flag: &str) -> Result<String> {
    let bytes = bounded::read_stdin()?;
    let text = String::from_utf8(bytes).map_err(|_| Error::Usage {
        message: format!("what standard input gives for --{flag} is not UTF-8 text"),
        hint: "save the text as UTF-8".to_owned(),
    })?;
    Ok(text.trim_end_matches(['\n', '\r']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn blank_lines_part_paragraphs() {
        let text = "Sign the MoU\nwith SADC;\n\n \nEstablish focal points.\r\n";
        assert_eq!(paragraphs(text), ["Sign the MoU\nwith SADC;", "Establish focal points."]);
        assert!(paragraphs("\n\n").is_empty());
    }
}
