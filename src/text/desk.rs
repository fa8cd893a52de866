//! The texts of the officer's desk: what is said of notes, disputes and one owner's view.

/// In one language.
#[derive(Debug)]
pub struct DeskTexts {
    /// A note that only the office reads, marked as such.
    pub internal: fn(&str) -> String,
    /// With the text of the dispute, told apart from what follows.
    pub in_dispute: fn(&str) -> String,
}
