//! Maps rows of a file to our columns. Nothing here knows the register.
//!
//! - [`table`]: the tables that a file can be read as; [`columns`]: their columns.
//! - [`mapping`]: the mapping of foreign columns and values; [`mapping_file`]: the same as TOML.
//! - [`shape`]: cells that mean "as above", and rows to skip.
//! - [`binding`]: which file column feeds which of ours; [`events`]: which belong to dated entries; [`target`]: how both are
//!   named.
//! - [`cells`]: a row in our columns, each cell read by the type of its column; [`pieces`]: several values in one cell.
//! - [`fault`]: faults of cells and rows.
//! - [`propose`]: proposes a mapping file.

pub mod binding;
pub mod cells;
mod events;
pub mod fault;
pub mod mapping;
mod mapping_file;
mod pieces;
pub mod propose;
pub mod shape;
pub mod table;
mod target;
