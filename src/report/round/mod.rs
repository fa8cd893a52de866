//! Reporting rounds for officers and programs.
//!
//! - `list`: the rounds; `status`: each owner's answers; `returns`: what came back; `requests`: wishes for another deadline;
//!   `show`: one round as a page.

pub mod list;
pub mod requests;
pub mod returns;
pub mod show;
pub mod status;
