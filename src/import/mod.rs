//! Files of others, and our own, into changes of the register. Arrows go one way: `run` → `sheets` → `map` → `read`.
//!
//! - [`read`]: bytes into rows, whatever the form. Knows neither our columns nor the register.
//! - [`map`]: rows into our columns: what a foreign column or value means, and the mapping file that is proposed.
//! - [`sheets`]: one file per table: what a row of it does to the register.
//! - [`run`]: the rows of a file, surveyed and placed one by one within one change.
//! - [`template`]: the sheet that people without a file begin with.
//! - [`register`]: a whole register; [`record`]: the MIDSA record that `init` loads.

pub mod map;
pub mod read;
pub mod record;
pub mod register;
pub mod run;
pub mod sheets;
pub mod template;
