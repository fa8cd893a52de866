//! From follow-ups to standings: reading a family for the fold of `model`, and writing the result.
//!
//! - `families`: a recommendation with its components, shares and follow-ups; `census`: recommendations without parts, in
//!   one pass.
//! - `settle`: the rows that hold a standing; after a follow-up, folds the standings it affects again and writes them.
//! - `successors`: what has replaced a superseded recommendation.
//! - `past`: the time machine, how the register stood at the end of a day; `rewind`: the rows as they were then known.

pub(in crate::store) mod census;
pub(in crate::store) mod families;
pub(in crate::store) mod past;
pub(in crate::store) mod rewind;
pub(in crate::store) mod settle;
pub(in crate::store) mod successors;
