//! What commands change, as it is told and kept. Plain records, without rules.
//!
//! - `becomes`: an optional value edited; `changed`: what a command changed, thing by thing; `plan`: what an import would do
//! - `log`: entries of the log; `finding`: what `check` finds; `work`: what a command is at

pub mod becomes;
pub mod changed;
pub mod finding;
pub mod log;
pub mod plan;
pub mod work;
