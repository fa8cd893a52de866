//! What a story cannot say: the real program is killed, starved of disk, hindered at every system call, run many times at
//! once and given damaged files; nothing that it acknowledged may be lost, and `check` must find what was changed.
//!
//! The numbers are those for a minute; the soak is `MIDSA_SOAK=20 cargo test --release --test trust`, which multiplies them.
//! `MIDSA_SEED` sets the first random number; every failure names the one to repeat.

#![cfg(unix)]

mod damage;
mod faults;
mod forms;
mod imports;
mod inputs;
mod kills;
mod limits;
mod moments;
mod office;
mod own_files;
mod read_only;
mod walk;
mod week;
mod words;
mod writers;
