//! Input: words, values of flags, standard input and special files; and hostile words through every field, read back in every
//! form.

mod fields;
pub(crate) mod flags;
mod forms;
mod inputs;
mod words;
