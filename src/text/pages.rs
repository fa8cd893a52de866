//! The words around a page and its pictures, and of the officer's desk: what is said of notes, disputes and one owner's view.

/// In one language.
#[derive(Debug)]
pub struct Pages {
    /// Before the field in which words are typed that rows must hold.
    pub filter: &'static str,
    /// How many rows are shown: `{n}` of `{of}`.
    pub shown: &'static str,
    /// To sort rows by a column: `{heading}`.
    pub sort: &'static str,
    /// What opens the table that a picture is drawn from.
    pub as_table: &'static str,
    /// Of the places of a site.
    pub places: &'static str,
    pub start: &'static str,
    pub report: &'static str,
    pub search: &'static str,
    /// What a search finds.
    pub search_how: &'static str,
    pub today: &'static str,
    /// Of a deadline, in a picture.
    pub due: &'static str,
    pub timeline: &'static str,
    /// What a timeline shows: how many events, since when.
    pub timeline_of: fn(u32, &str) -> String,
    pub heat_map: &'static str,
    pub how_far: &'static str,
    pub over_time: &'static str,
    pub adopted: &'static str,
    pub implemented: &'static str,
}

/// The desk's, in one language.
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
