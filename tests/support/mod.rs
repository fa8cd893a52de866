//! What tests share; a test program takes it in with `#[path = "../support/mod.rs"] mod support;`.
//!
//! - `days`: the day of the tests, and the author of changes
//! - `office`: a folder with a register, and the program run in it as an officer would
//! - `processor`: the processor time of a thread
//! - `random`: random numbers from a seed, and the number of tries: for a minute or for a soak
//! - `registers`: registers made without the program, and the findings of `check`

#![allow(dead_code, reason = "no test program uses all of it")]

pub(crate) mod days;
pub(crate) mod office;
pub(crate) mod processor;
pub(crate) mod random;
pub(crate) mod registers;
