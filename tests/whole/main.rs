//! The whole register out and in again: any register that commands can make comes back unchanged, and a false file is refused.
//! The time machine against kept copies and against a plain replay. A round with fourteen states; hostile texts in every form; a
//! report too long for one page.
//!
//! The numbers are those of a minute; `.ci/run` takes ten times as many. `MIDSA_SEED` begins where one failed.

#[path = "../support/mod.rs"]
mod support;

mod annexes;
mod equal;
mod fourteen;
mod hand;
mod hand_steps;
mod hostile;
mod kept;
mod lies;
mod lies_of_the_log;
mod public;
mod register;
mod replay;
mod returns;
mod same;
mod time_machine;
mod walk;
