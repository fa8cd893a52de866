//! Reporting rounds for officers and programs.
//!
//! - `list`: the rounds; `status`: how far each owner answered; `returns`: what came back; `requests`: wishes for another
//!   deadline; `show`: one round as a page.

pub mod list;
pub mod requests;
pub mod returns;
pub mod show;
pub mod status;
