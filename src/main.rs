//! Reads the day, once, and gives memory; everything else is the library's.

use std::alloc::System;
use std::env::args_os;
use std::process::ExitCode;
use std::time::SystemTime;

use cap::Cap;
use chrono::Local;
use midsa::commands;
use midsa::store::instant;

/// Without a limit, but in the child that reads a workbook.
#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

fn main() -> ExitCode {
    if let Some(limit) = commands::workbook_rows::memory_limit(args_os())
        && ALLOCATOR.set_limit(limit).is_err()
    {
        return ExitCode::FAILURE;
    }
    // `Local::now` panics where the clock stands before 1970, or far ahead.
    commands::run(args_os(), || instant(SystemTime::now()).with_timezone(&Local).date_naive())
}
