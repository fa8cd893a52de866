//! The whole register out and in again: any register that commands can make comes back as it was, and a file that lies is
//! refused. `MIDSA_SOAK=20` makes twenty times as many; `MIDSA_SEED` begins where one failed.

mod kept;
mod lies;
mod random;
mod register;
mod same;
mod walk;
