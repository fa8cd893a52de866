//! Finding what an officer names, and what is needed to name it. It changes nothing but settings.
//!
//! - `find`: recommendations, owners and meetings by what is typed; `alike`: the nearest names where nothing fits.
//! - `filter`: which recommendations a read is about, and in which order; `conditions`: the same as SQL.
//! - `names`: what begins so, while a command is typed.
//! - `seen`: whether a read sees recommendations, one owner's shares in their place, or shares one by one.
//! - `numbering`: the next free reference, and its place in lists.
//! - `subject`: what a line or a refusal is about.
//! - `still_asked`: which questions of a round still stand.
//! - `settings`: what the register keeps about itself.

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
