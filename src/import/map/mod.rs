//! Rows of a file into our columns. Nothing here knows the register.
//!
//! - [`table`]: the tables that a file can be read as; [`columns`]: their columns.
//! - [`mapping`]: what was said of foreign columns and values; [`mapping_file`]: said in TOML.
//! - [`shape`]: rows as they were meant: cells that are as the one above, rows that are none.
//! - [`binding`]: which column of the file feeds which of ours; [`events`]: which are of dated entries in a row; [`target`]: how
//!   both are named.
//! - [`cells`]: a row in our columns, each cell read as what the column holds; [`pieces`]: several values in one cell.
//! - [`fault`]: what is wrong with a cell or row.
//! - [`propose`]: the mapping file that is proposed.

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
