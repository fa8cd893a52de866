//! Lists for people, in the reader's words and with fewer columns than the tables for programs; pages use their cells.
//!
//! - `recommendation_list`, `meeting_list`, `owner_list`: the output of `list`, and single cells of it
//! - `bar`: a stacked bar of statuses in text

pub mod bar;
pub mod meeting_list;
pub mod owner_list;
pub mod recommendation_list;
