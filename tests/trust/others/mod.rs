//! Others read and write at the same time: nobody waits for a slow reader or typist, and nobody sees half a change.

mod moments;
mod transactions;
mod waits;
mod writers;
