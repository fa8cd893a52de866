//! What holds of every register: what the commands refuse, `check` finds and the import of a whole register refuses, from one
//! list. Steps of a status are not here: the fold refuses these, for all three.
//!
//! - `holds`, `fields`, `rows`: what a column may hold, the columns of each table, and what a row keeps by itself.
//! - `between`: what rows keep together, the list. - `owners`, `items`, `entries`, `people`, `rounds`: its rules.

pub(in crate::store) mod between;
mod entries;
pub(in crate::store) mod fields;
pub(in crate::store) mod holds;
mod items;
pub(in crate::store) mod owners;
mod people;
mod rounds;
pub(in crate::store) mod rows;
#[cfg(test)]
mod tests;
