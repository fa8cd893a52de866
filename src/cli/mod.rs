//! What commands share. It knows no command: `commands` is built on it.
//!
//! - `place`: where the register is; `context`: the world as a command sees it; the only one who speaks to standard output and standard error, with `failure`
//!   (how a command that did not end well is told), `spool` (what is shown once the register is closed), `pager`, `progress_bar`,
//!   `prompt`, `terminal`.
//! - `hint`: what to do about an error, a file for each room of the store; nothing below names a command or a flag.
//! - `usage`: what is wrong with a command line, in our words; `meant`: what was meant by words that are none of ours.
//! - `reading`: the flags of every read, `form`: in which form it writes; `filters`, `leaf_filters`, `since`: what it is about.
//! - `writing`: the flags of every write; `texts`, `evidence`, `owners_typed`, `values`: how what is typed is read;
//!   `bounded` files and standard input.
//! - `gathering`: what the pages that leave the house are made from; `site_files`: a folder of them.
//! - `lines`: a change as one line; `advice` on wording; `locks`: whether they work in the folder.

pub mod advice;
pub mod bounded;
pub mod context;
pub mod evidence;
pub mod failure;
pub mod filters;
pub mod form;
pub mod gathering;
pub mod hint;
pub mod leaf_filters;
pub mod lines;
pub mod locks;
mod meant;
pub mod owners_typed;
pub mod pager;
pub mod place;
pub mod progress_bar;
pub mod prompt;
pub mod reading;
pub mod since;
pub mod site_files;
mod spool;
pub mod terminal;
pub mod texts;
pub mod usage;
pub mod values;
pub mod writing;
