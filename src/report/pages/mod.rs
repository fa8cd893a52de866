//! Pages for people: a document for each command that shows one, in the reader's language.
//!
//! - one item: `show` (with `facts` and `history`); one owner: `owner_show`; one meeting: `meeting_show`
//! - overviews: `desk`, `due`, `progress` (with its `remarks`), `changes`, `matrix`
//! - the register itself: `log`, `check`

pub mod changes;
pub mod check;
pub mod desk;
pub mod due;
pub(in crate::report) mod facts;
pub mod history;
pub mod log;
pub mod matrix;
pub mod meeting_show;
pub mod owner_show;
pub mod progress;
pub mod remarks;
pub mod show;
