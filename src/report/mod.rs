//! Records into tables and documents: what is shown, in which words; never how it is written.

pub mod document;
pub mod table;
