//! The exit codes, as `midsa help exit-codes` tells them. Which error has which stands in `Error::exit_code`.

/// The help topic.
pub const TOPIC: &str = "\
Every command ends with one of these exit codes:

  0  fine; an empty list is fine too
  1  everything else: not a register, a damaged register, a full disk; findings of
     `midsa check`; `midsa due --exit-code` when something is overdue
  2  the command line can't be read: an unknown command or flag, a status that isn't one,
     a date that is not understood
  3  what is named does not exist: a reference, an owner, a meeting, a file, the register
  4  understood, but refused by a rule (a status step, a missing note), or for what an
     imported file holds (bad rows, damaged, hostile, not of its kind)
  5  the register is locked, or has changed meanwhile

Examples:
  midsa due --exit-code || echo \"something is overdue, or could not be read\"
  midsa rec show MRU-2006-03; echo $?
";
