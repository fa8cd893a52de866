//! Records into tables and documents: what is shown, in which words; never how it is written. What is read by programs
//! keeps the English words of the vocabularies; what is made for people only is in the words of the reader's language.
//!
//! - `table`, `row_stream`, `cell`, `document`: what a format writes: a `Table` that streams its rows, a `Document` of headings, texts and tables
//! - `field`: a column of a table for programs: all that is said of it, its part in an import too
//! - `frame`: for which day, whom and in which words; `object`: a row as a JSON object; `calendar`: deadlines as events
//! - `tables/`: the tables for programs (section 7), a file each; `lists/`: the same for people, and what pages share
//! - `changed/`: what a command changed, in words: after a write, of `undo`, in the log
//! - `chart`, `pictures/`: what is drawn, and which rows become which picture
//! - `round/`: reporting rounds, tables and page
//! - `pages/`: what people see, a file for each command that shows a page; `public/`: what leaves the house

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
