//! Imports files, foreign ones and our own, into the register. Dependencies: `run` → `sheets` → `map` → `read`.
//!
//! - [`read`]: bytes into rows, for every form. Knows neither our columns nor the register.
//! - [`map`]: rows into our columns: the meaning of foreign columns and values, and the proposed mapping file.
//! - [`sheets`]: one file per table: the effect of its rows on the register.
//! - [`run`]: surveys the rows of a file and applies them one by one in one change.
//! - [`template`]: an empty sheet to fill in, for people without a file.
//! - [`register`]: a whole register; [`record`]: the MIDSA record that `init` loads.

pub mod map;
pub mod read;
pub mod record;
pub mod register;
pub mod run;
pub mod sheets;
pub mod template;
