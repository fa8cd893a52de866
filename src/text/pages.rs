//! The words around a page and its pictures.

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
