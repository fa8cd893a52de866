//! Finding what an officer names, and what that needs. It changes nothing but settings.
//!
//! - `find`: recommendations, owners and meetings by what is typed; `alike`: the nearest names if there is no match.
//! - `filter`: which recommendations to read, and in which order; `conditions`: the same as SQL.
//! - `names`: names that start with what has been typed so far.
//! - `seen`: whether a read sees recommendations, one owner's shares in their place, or shares one by one.
//! - `numbering`: the next free reference, and its place in lists.
//! - `subject`: the reference and owner's code with which a line or an error begins.
//! - `still_asked`: which questions of a round are still valid.
//! - `settings`: the register's settings.

mod alike;
pub(in crate::store) mod conditions;
pub(in crate::store) mod filter;
pub(in crate::store) mod find;
pub(in crate::store) mod names;
pub(in crate::store) mod numbering;
pub(in crate::store) mod seen;
pub(in crate::store) mod settings;
pub(in crate::store) mod still_asked;
pub(in crate::store) mod subject;
