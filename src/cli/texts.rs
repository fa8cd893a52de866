//! Long texts: on the command line, from a file, from standard input; kept word for word.

use std::path::Path;

use super::bounded;
use super::writing::text_or_stdin;
use crate::error::{Error, Result};

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
        message: format!("{} is no UTF-8 text", file.display()),
        hint: "save the text as UTF-8".to_owned(),
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).trim_end_matches(['\n', '\r']);
    if text.trim().is_empty() {
        return Err(Error::Usage { message: format!("{} is empty", file.display()), hint: "write a text into it".to_owned() });
    }
    Ok(text.to_owned())
}

/// The paragraphs of a text: what stands between blank lines, word for word.
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
