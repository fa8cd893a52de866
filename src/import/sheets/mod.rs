//! The tables, a file each: what a row of it is and what it does to the register.

pub mod follow_ups;
pub mod news;
pub mod recommendations;
pub mod shares;
