//! Reading what was typed.
//!
//! - `values`: words of a list, days, columns, sort keys, persons; `size`: of files; `names`: owners with their
//!   roles, references of what is new
//! - `texts`: texts, from a file or standard input too; `bounded`: both, no larger than they may be; `evidence`

pub mod bounded;
pub mod evidence;
pub mod names;
pub mod size;
pub mod texts;
pub mod values;
