//! Records into tables and documents: what is shown, in which words; never how it is written. What is read by programs
//! keeps the English words of the vocabularies; what is made for people only is in the words of the reader's language.

pub mod agenda;
pub mod bar;
pub mod calendar;
pub mod changes;
pub mod chart;
pub mod desk;
pub mod document;
mod facts;
pub mod findings;
pub mod focal_points;
pub mod follow_ups;
pub mod frame;
mod history;
pub mod log;
pub mod matrix;
pub mod meeting_list;
pub mod meeting_show;
pub mod meetings;
pub mod object;
pub mod owner_list;
pub mod owner_show;
pub mod owners;
mod pictures;
pub mod plan;
pub mod progress;
pub mod progress_for_people;
pub mod recommendation_list;
pub mod recommendations;
pub mod relations;
pub mod remarks;
pub mod settings;
pub mod shares;
pub mod show;
pub mod show_json;
pub mod table;
pub mod translations;

#[cfg(test)]
mod samples;
