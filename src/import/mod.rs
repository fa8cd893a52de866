//! Bytes into rows into changes of the register.

pub mod binding;
pub mod cells;
pub mod fault;
pub mod mapping;
pub mod owners;
pub mod record;
pub mod rows;
pub mod run;
pub mod sheets;
pub mod table;
pub mod template;
