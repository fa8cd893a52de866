//! Rows of a file into our columns. Nothing here knows the register.
//!
//! - [`table`]: the tables that a file can be read as; [`columns`]: their columns.
//! - [`mapping`]: what was said of foreign columns and values; [`mapping_file`]: said in TOML.
//! - [`binding`]: which column of the file feeds which of ours.
//! - [`cells`]: a row in our columns, each cell read as what the column holds; [`pieces`]: several values in one cell.
//! - [`fault`]: what is wrong with a cell or row.
//! - [`propose`]: the mapping file that is proposed.

pub mod binding;
pub mod cells;
pub mod fault;
pub mod mapping;
mod mapping_file;
mod pieces;
pub mod propose;
pub mod table;
