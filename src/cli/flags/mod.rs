//! The flags that many commands take, and what they mean.
//!
//! - `reading`: of every read: in which form, which columns, as of which day; `output`: where it is written
//! - `filters`: which recommendations or leaves it is about; `days`: since and until when
//! - `writing`: of every write, and the lines that it prints

pub mod days;
pub mod filters;
pub mod output;
pub mod reading;
pub mod writing;
