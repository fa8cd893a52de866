//! Parses, runs, prints the error and gives the exit code.

fn main() {}
