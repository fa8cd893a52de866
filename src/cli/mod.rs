//! What commands share. It knows no command: `commands` is built on it. A module is named without its room: `cli::values` is
//! `typed/values.rs`.
//!
//! - `context`: the world as a command sees it, and the only one who speaks to standard output and standard error
//! - `hint`: what to do about an error, a file for each room of the store, and what is wrong with a command line; nothing below
//!   names a command or a flag
//! - `typed`: how what is typed is read: words, lists, texts, evidence, owners; files and standard input, no larger than they may be
//! - `flags`: the flags that many commands take: of every read (`reading`, `output`), of every write, and what it prints (`writing`), what it is about
//!   (`filters`), since and until when (`days`)
//! - `gathering`: what the pages that leave the house are made from; `site_files`: a folder of them
//! - `place`: where the register is; `tongue`: titles and names in the reader's language
//! - `advice` on wording; `rejected`: the file of rows that were refused

pub mod advice;
pub mod context;
mod flags;
pub mod gathering;
pub mod hint;
pub mod place;
pub mod rejected;
pub mod site_files;
pub mod tongue;
mod typed;

pub use self::context::{failure, locks, pager, progress_bar, prompt, terminal};
pub use self::flags::{days, filters, output, reading, writing};
use self::hint::meant;
pub use self::hint::usage;
pub use self::typed::{bounded, evidence, names, size, texts, values};
