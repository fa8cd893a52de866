//! Reporting rounds for officers and programs.
//!
//! - `rounds`: the rounds, and one as a page; `status`: each owner's answers; `returns`: what came back, and the wishes for
//!   another deadline.

pub mod returns;
pub mod rounds;
pub mod status;
