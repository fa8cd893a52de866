//! Names: closed lists of words, references, codes of owners and states, and text comparison.
//!
//! - `vocabulary`: the closed lists of words, each an enum; `id`: numbers of rows
//! - `reference`: `MRU-2006-03a`; `owner_code`; `states`: the states of the world with their codes and names
//! - `title`: a title for a text without one; `matching`: comparing texts and names for searches

pub mod id;
pub mod matching;
pub mod owner_code;
pub mod reference;
pub mod states;
pub mod title;
pub mod vocabulary;
