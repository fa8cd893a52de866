//! State: an item's follow-ups folded into its standing, parts rolled up into the whole, and the requirements of each step.
//!
//! - `follow_up`: what a follow-up sets; `state`: the fold of follow-ups; `refusal`: why a step is not allowed
//! - `roll_up`: parts into the whole; `family`: both for a recommendation with its components and shares, deadlines inherited
//! - `health`: from status, deadline and today

pub mod family;
pub mod follow_up;
pub mod health;
pub mod refusal;
pub mod roll_up;
pub mod state;
