//! The rules that hold in every register, in one list: commands refuse what breaks them, `check` finds it, and the import
//! of a whole register refuses it. Rules about steps of a status are not here: the fold refuses those, in all three
//! cases.
//!
//! - `holds`, `fields`, `rows`: what a column may hold, the columns of each table, and the rules within one row.
//! - `between`: the list of rules between rows. - `owners` (and focal points), `items`, `entries` (and rounds): the rules
//!   themselves.

pub(in crate::store) mod between;
pub(in crate::store) mod entries;
pub(in crate::store) mod fields;
pub(in crate::store) mod holds;
mod items;
pub(in crate::store) mod owners;
pub(in crate::store) mod rows;
#[cfg(test)]
mod tests;
