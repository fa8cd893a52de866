//! A file that tells what can't be is refused by section, row and key, and nothing of it is written.
