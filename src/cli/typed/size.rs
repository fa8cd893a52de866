//! Sizes of files.

use crate::error::{Error, Result};

/// Reads `500MB`, `2 GiB` or a number of bytes.
///
/// # Errors
/// Anything else, and nothing at all.
pub fn size(text: &str) -> Result<u64> {
    const UNITS: [(&str, u64); 8] = [
        ("", 1),
        ("b", 1),
        ("kb", 1000),
        ("kib", 1 << 10),
        ("mb", 1_000_000),
        ("mib", 1 << 20),
        ("gb", 1_000_000_000),
        ("gib", 1 << 30),
    ];
    let text = text.trim();
    let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    let unit = unit.trim().to_ascii_lowercase();
    let factor = UNITS.iter().find(|(name, _)| *name == unit).map(|(_, factor)| *factor);
    let bytes = number.parse::<u64>().ok().zip(factor).and_then(|(number, factor)| number.checked_mul(factor));
    bytes.filter(|bytes| *bytes > 0).ok_or_else(|| Error::Usage {
        message: format!("`{text}` is not a size"),
        hint: "write 500MB, 16GiB or a number of bytes".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::size;

    #[track_caller]
    fn case(text: &str, bytes: Option<u64>) {
        assert_eq!(size(text).ok(), bytes, "{text}");
    }

    #[test]
    fn a_size_has_a_unit_or_is_of_bytes() {
        case("500", Some(500));
        case("2 KB", Some(2000));
        case("2kib", Some(2048));
        case("16GiB", Some(16 << 30));
        for text in ["", "0", "-1", "1.5GB", "GB", "1TB", "99999999999GiB"] {
            case(text, None);
        }
    }
}
