//! What a story cannot say: the real program is killed, starved of disk, hindered at every system call, run many times at
//! once and given damaged files; nothing that it acknowledged may be lost, and `check` must find what was changed.
//!
//! The numbers are those of a minute; `.ci/run` takes ten times as many, and `MIDSA_SOAK=200 cargo test --release --test trust`
//! is the soak. `MIDSA_SEED` sets the first random number; every failure names the one to repeat.

#![cfg(unix)]

#[path = "../support/mod.rs"]
mod support;

mod damage;
mod every;
mod faults;
mod forms;
mod imports;
mod kills;
mod left_over;
mod limits;
mod others;
mod own_files;
mod read_only;
mod typing;
mod walk;
mod week;
mod whole_files;
