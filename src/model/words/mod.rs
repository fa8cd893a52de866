//! What things are called: closed lists of words, references, codes of owners and states, and how texts are compared.
//!
//! - `vocabulary`: the closed lists of words, each an enum; `id`: numbers of rows
//! - `reference`: `MRU-2006-03a`; `owner_code`; `states`: the states of the world with their codes and names
//! - `title`: the title of a text that has none; `matching`: what is found by a search, and which names are alike

pub mod id;
pub mod matching;
pub mod owner_code;
pub mod reference;
pub mod states;
pub mod title;
pub mod vocabulary;
