//! Finding what an officer names, and what that needs. It changes nothing but settings.
//!
//! - `find`: recommendations, owners and meetings by what is typed; `alike`: the nearest names if there is no match.
//! - `filter`: which recommendations to read, and in which order; `conditions`: the same as SQL.
//! - `names`: names that start with what has been typed so far; those with which a line or an error begins.
//! - `seen`: whether a read sees recommendations, one owner's shares in their place, or shares one by one; what counts on a
//!   day, and which questions of a round are still valid.
//! - `numbering`: the next free reference, and its place in lists.
//! - `settings`: the register's settings.

mod alike;
pub(in crate::store) mod conditions;
pub(in crate::store) mod filter;
pub(in crate::store) mod find;
pub(in crate::store) mod names;
pub(in crate::store) mod numbering;
pub(in crate::store) mod seen;
pub(in crate::store) mod settings;
