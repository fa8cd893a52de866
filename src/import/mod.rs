//! Bytes into rows ([`input`] and the readers behind it), rows into our columns ([`binding`], [`mapping`], [`cells`]), and
//! these into changes of the register ([`table`], [`sheets`], [`run`]); a whole register ([`register`]).

mod bad;
pub mod binding;
pub mod cells;
mod delimited;
mod delimiter;
mod encoding;
pub mod fault;
mod first_bytes;
mod form;
mod header;
pub mod input;
mod json;
mod json_reading;
pub mod mapping;
mod ndjson;
mod objects;
pub mod owners;
pub mod record;
mod records;
pub mod register;
pub mod rows;
pub mod run;
pub mod sheets;
mod stated_table;
pub mod table;
pub mod template;
pub mod workbook;

#[cfg(test)]
mod reader_tests;
