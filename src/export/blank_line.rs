//! The blank line between the blocks of a document.

use std::io::{self, Write};

/// Writes a blank line before each block, except the first one and empty ones.
pub(super) struct BlankLine<'w> {
    out: &'w mut dyn Write,
    has_written: bool,
    is_due: bool,
}

impl<'w> BlankLine<'w> {
    pub(super) fn new(out: &'w mut dyn Write) -> Self {
        Self { out, has_written: false, is_due: false }
    }

    /// Puts a blank line before the next thing written, if there is one.
    pub(super) fn next_block(&mut self) {
        self.is_due = self.has_written;
    }
}

impl Write for BlankLine<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.is_empty() {
            return Ok(0);
        }
        if self.is_due {
            self.is_due = false;
            self.out.write_all(b"\n")?;
        }
        self.has_written = true;
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::BlankLine;

    #[test]
    fn a_blank_line_separates_blocks_that_are_not_empty() {
        let mut out = Vec::new();
        let mut blocks = BlankLine::new(&mut out);
        for block in ["", "one\n", "", "two\n", ""] {
            blocks.next_block();
            blocks.write_all(block.as_bytes()).expect("memory can be written");
        }
        assert_eq!(String::from_utf8_lossy(&out), "one\n\ntwo\n");
    }
}
