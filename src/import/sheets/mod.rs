//! The tables, a file each: what a row of it is and what it does to the register.
//!
//! - [`sheet`]: what every table does with a row (`Sheet`), and where the row stands (`Place`).
//! - [`recommendations`], [`shares`], [`follow_ups`], [`owners`], [`focal_points`], [`meetings`], [`relations`],
//!   [`translations`].
//! - [`named_owners`]: the owners that a file names, found or made; [`news`]: what a row tells of a status, as a follow-up.

pub mod focal_points;
pub mod follow_ups;
pub mod meetings;
pub mod named_owners;
pub mod news;
pub mod owners;
pub mod recommendations;
pub mod relations;
pub mod shares;
pub mod sheet;
pub mod translations;
