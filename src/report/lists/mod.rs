//! Lists for people and what pages share: a table in the reader's words, with fewer columns.
//!
//! - `recommendation_list`, `meeting_list`, `owner_list`: what `list` shows, and single cells as people read them
//! - `bar`: a stacked bar of statuses in text

pub mod bar;
pub mod meeting_list;
pub mod owner_list;
pub mod recommendation_list;
