//! Plain records that the store reads and passes on, without rules.
//!
//! - `record`: recommendations, shares, meetings, owners, relations and their dossiers;
//!   `expansion`: a group on a day; `people`: contacts and focal points; `descent`: who restates or takes up whom;
//!   `translation`: titles and texts in other languages
//! - `round`: reporting rounds, returns and answers; `returned`: what becomes of a returned row; `plan`: what an import would do
//! - `inherited`: the note with which a component begins
//! - `log`: entries of the log; `changed`: what a command changed, thing by thing; `becomes`: an optional value
//!   edited; `finding`: what `check` finds; `work`: what a command is at

pub mod becomes;
pub mod changed;
pub mod descent;
pub mod expansion;
pub mod finding;
pub mod inherited;
pub mod log;
pub mod people;
pub mod plan;
pub mod record;
pub mod returned;
pub mod round;
pub mod translation;
pub mod work;
