//! Bytes into rows into changes of the register.

pub mod record;
pub mod register;
pub mod rows;
