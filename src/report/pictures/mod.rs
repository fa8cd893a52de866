//! Records into what a picture shows.
//!
//! - [`bars`]: how far leaves are, and the legend of every bar
//! - [`heat_map`]: what is tracked for each owner
//! - [`timeline`]: what happened to one recommendation

pub(in crate::report) mod bars;
pub(in crate::report) mod heat_map;
pub(in crate::report) mod timeline;
