//! The tables, a file each: what a row of it is and what it does to the register.

pub mod focal_points;
pub mod follow_ups;
pub mod meetings;
pub mod news;
pub mod owners;
pub mod recommendations;
pub mod relations;
pub mod shares;
pub mod translations;
