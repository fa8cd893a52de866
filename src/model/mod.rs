//! The domain, pure: what the words mean and which steps are allowed. No input or output, no clock, no imports of our own.
//!
//! Each room builds on those before it. Paths leave out the room: `model::state` is `fold/state.rs`.
//!
//! - `words`: closed lists, references, codes, text comparison
//! - `time`: days, deadlines, periods
//! - `fold`: follow-ups folded into a state, parts into a whole; health; refusals
//! - `records`: recommendations, people, rounds, as the store gives them
//! - `changes`: what commands change: the log, plans of imports, findings
//! - `overview`: what is due, progress, what moved

mod changes;
mod fold;
mod overview;
mod records;
mod time;
mod words;

pub use self::changes::{becomes, changed, finding, log, plan, work};
pub use self::fold::{family, follow_up, health, refusal, roll_up, state};
pub use self::overview::{agenda, movement, progress};
pub use self::records::{descent, expansion, inherited, people, record, returned, round, translation};
pub use self::time::{date, deadline, ends, period};
pub use self::words::{id, matching, owner_code, reference, states, title, vocabulary};
