//! Turns records into tables and documents: what is shown and in which words, never how it is written. Output for programs keeps
//! the English words of the vocabularies; output for people is in the reader's language.
//!
//! - `table`, `row_stream`, `cell`, `document`: the input of every format: a `Table` that streams its rows, a `Document` of
//!   headings, texts and tables
//! - `field`: the definition of a column of a table for programs, import included
//! - `frame`: the day, the readers and the words of a report; `object`: a row as a JSON object; `calendar`: deadlines as events
//! - `tables/`: the tables for programs (section 7), a file each; `lists/`: the same for people, and cells that pages share
//! - `changed/`: a command's changes in words: after a write, for `undo`, in the log
//! - `chart`, `pictures`: the contents of pictures, and how rows become pictures
//! - `round/`: the tables and the page of reporting rounds
//! - `pages/`: pages for officers, a file for each command; `public/`: the report and the public site

pub mod calendar;
mod cell;
pub mod changed;
pub mod chart;
pub mod document;
pub mod field;
pub mod frame;
pub mod lists;
pub mod object;
pub mod pages;
pub mod pictures;
pub mod public;
pub mod round;
mod row_stream;

pub mod table;
pub mod tables;

#[cfg(test)]
mod samples;
