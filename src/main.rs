//! Reads the day, once; everything else is the library's.

use std::process::ExitCode;

fn main() -> ExitCode {
    midsa::commands::run(std::env::args_os(), || chrono::Local::now().date_naive())
}
