//! The register: the only place that speaks SQL. It reads rows into the model's records and writes them only through
//! `log/change.rs`. It knows nothing of commands, of words for people or of formats: its errors are the types of
//! `crate::error`, with fields and no hint (`.ci/run` proves it). Any read fails if the file can't be read or is damaged;
//! this is not repeated at each function.
//!
//! The rooms; each may use only those before it (`.ci/run` proves it):
//!
//! - [`sql`]: how the model is kept in columns.
//! - [`file`]: the file, its schema, its lock, one transaction.
//! - [`log`]: the one way to change a row, and the log it writes.
//! - [`changed`]: what an entry of the log changed, thing by thing, read from its images.
//! - [`lookup`]: finding what an officer names; filters, numbering, settings.
//! - [`fold`]: from follow-ups to standings, now and in the past.
//! - [`person`], [`meeting`], [`item`], [`owner`]: reading each, and changing it.
//! - [`adopt`]: entering and correcting what a meeting adopted.
//! - [`overview`]: counts of leaves: agenda, desk, progress, movement, matrix.
//! - [`round`]: reporting rounds: who is asked, what came back.
//! - [`rules`]: what must hold in every register.
//! - [`undo`], [`check`]: taking back and verifying; both work on the images of the log.
//! - [`upkeep`]: the register as a file: create, backup, restore, migrate.
//! - [`known`], [`whole`]: what an import asks of the register; the whole register as one file, out and in.

mod adopt;
mod changed;
mod check;
mod file;
mod fold;
mod item;
mod known;
mod log;
mod lookup;
mod meeting;
mod overview;
mod owner;
mod person;
mod round;
mod rules;
mod sql;
#[cfg(test)]
mod tests;
mod undo;
mod upkeep;
mod whole;

pub use self::adopt::add::NewRecommendation;
pub use self::adopt::assign::Reassignment;
pub use self::adopt::by_hand::{Added, Parent};
pub use self::adopt::edit::{Edit, Edited};
pub use self::adopt::link::{Linked, NewRelation, StatusPlace};
pub use self::adopt::remove::Removed;
pub use self::adopt::split::{NewComponent, Split};
pub use self::check::mend::Mended;
pub use self::check::{Checked, Depth, Watcher};
pub use self::file::locks::when_waiting;
pub use self::file::locks::{HeldLock, can_take_lock};
pub use self::file::open::{real_path, refuse_stray_journal};
pub use self::file::register::Keep;
pub use self::file::register::Register;
pub use self::file::second_look::is_the_disk;
pub use self::fold::past::Moment;
pub use self::item::record::{NewFollowUp, Part, Recorded, Successor};
pub use self::known::content::Content;
pub use self::known::rows::KnownOwner;
pub use self::log::change::{Author, Change, Mark};
pub use self::log::clock::{instant, when_clock_seems_wrong};
pub use self::log::entries::LogFilter;
pub use self::log::images::hexadecimal;
pub use self::log::images::{SHORT_HASH, Seen};
pub use self::lookup::filter::{Filter, SORT_KEYS, SortKey};
pub use self::lookup::names::Named;
pub use self::lookup::settings::Settings;
pub use self::meeting::entering::{MeetingEdit, NewMeeting, StayedBehind};
pub use self::overview::agenda::Horizon;
pub use self::overview::movement::Since;
pub use self::overview::progress::Scope;
pub use self::owner::entering::{NewOwner, OwnerEdit};
pub use self::owner::merge::Merged;
pub use self::person::forget::{Forgotten, Mentions};
pub use self::person::tenures::{FocalPointEdit, Handover, NewFocalPoint};
pub use self::round::answers::Earlier;
pub use self::round::asked::Meanwhile;
pub use self::round::opening::{NewRound, Opened};
pub use self::round::returns::{KeptReturn, NewReturn};
pub use self::undo::steps::{Consent, Outcome, TakenBack, Target};
pub use self::upkeep::backup::{Backup, BackupForNow, BackupPlace};
pub use self::upkeep::create::refuse_occupied;
pub use self::upkeep::restore::{Damage, Restored};
pub use self::whole::{Extent, Incoming, Log, NextRow, Persons, TakenIn};
