//! The tables, one file each: the content of a row and its effect on the register.
//!
//! - [`sheet`]: the interface of every table (`Sheet`), and the place of a row (`Place`).
//! - [`recommendations`], [`shares`], [`follow_ups`], [`owners`], [`focal_points`], [`meetings`], [`relations`],
//!   [`translations`].
//! - [`named_owners`]: owners named in a file, found or created; [`news`]: the status of a row as a follow-up.

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
