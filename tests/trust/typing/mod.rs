//! What is typed and put in: words, values of flags, standard input and files that are no files; and hostile words through every
//! field, read back in every form.

mod fields;
mod flags;
mod forms;
mod inputs;
mod words;
