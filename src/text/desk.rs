//! The texts of the officer's desk: what is said of notes, disputes and one owner's view.

/// In one language.
#[derive(Debug)]
pub struct DeskTexts {
    /// A note that only the office reads, marked as such.
    pub internal: fn(&str) -> String,
    /// How many of how many are listed.
    pub first_of: fn(u32, u32) -> String,
    /// Where the register lies.
    pub lies_at: fn(&str) -> String,
    /// What a list of meetings says of those without items: how many.
    pub without_items: fn(u32) -> String,
    /// With the text of the dispute, told apart from what follows.
    pub in_dispute: fn(&str) -> String,
}
