//! Turns records into the contents of pictures.
//!
//! - [`bars`]: counts as stacked bars, and their legend
//! - [`heat_map`]: the shares of each owner
//! - [`timeline`]: the history of one recommendation

pub(in crate::report) mod bars;
pub(in crate::report) mod heat_map;
pub(in crate::report) mod timeline;
