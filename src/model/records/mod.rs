//! Plain records that the store reads and passes on, without rules.
//!
//! - `record`: recommendations, shares, meetings, owners, relations and their dossiers;
//!   `expansion`: a group on a day; `people`: contacts and focal points; `descent`: who restates or takes up whom;
//!   `translation`: titles and texts in other languages
//! - `round`: reporting rounds, returns and answers; `returned`: what becomes of a returned row
//! - `inherited`: the note with which a component begins

pub mod descent;
pub mod expansion;
pub mod inherited;
pub mod people;
pub mod record;
pub mod returned;
pub mod round;
pub mod translation;
