//! The existing names that are closest to an unknown one. Names no command.

use super::Error;

impl Error {
    /// "did you mean …?" with the closest names; `None` if nothing is close.
    pub fn near(&self) -> Option<String> {
        match self {
            Self::NoRecommendation { alike, .. }
            | Self::NoOwner { alike, .. }
            | Self::NoMeeting { alike, .. }
            | Self::NoRound { alike, .. }
            | Self::NoReturn { alike, .. }
                if !alike.is_empty() =>
            {
                let names: Vec<String> = alike.iter().map(|name| format!("`{name}`")).collect();
                Some(format!("did you mean {}?", names.join(" or ")))
            }
            _ => None,
        }
    }
}

/// "did you mean …?" with the closest words, or all of them if none is close.
pub(crate) fn nearest_known<S: AsRef<str>>(key: &str, known: &[S]) -> String {
    let known: Vec<&str> = known.iter().map(AsRef::as_ref).collect();
    let nearest = known.iter().map(|name| (strsim::jaro_winkler(key, name), name)).max_by(|a, b| a.0.total_cmp(&b.0));
    match nearest {
        Some((likeness, name)) if likeness > 0.8 => format!("did you mean `{name}`?"),
        _ => format!("there are {}", known.join(", ")),
    }
}

/// The names in backticks, the last two joined by `word`.
pub(crate) fn quoted<S: AsRef<str>>(names: &[S], word: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    match quoted.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} {word} {last}", before.join(", ")),
        _ => quoted.join(""),
    }
}
