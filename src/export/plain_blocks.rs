//! What documents in plain characters share, on a terminal and in Markdown: pictures drawn in characters, with the legend below,
//! and the blank line between blocks.

use std::io::{self, Write};

use crate::report::chart::{Bars, Chart, Picture};
use crate::report::lists::bar::PARTS;

/// The width of a bar, in cells.
const WIDTH: usize = 40;

/// The bars of a chart, a line each; nothing for other pictures, whose numbers are in a table.
pub(super) fn bars(chart: &Chart, written: impl Fn(&str) -> String) -> String {
    match &chart.picture {
        Picture::Bars(bars) => lines(bars, written),
        Picture::Lines(_) | Picture::HeatMap(_) | Picture::Timeline(_) => String::new(),
    }
}

/// The legend of a heat map's letters; nothing for other pictures.
pub(super) fn letters(chart: &Chart, written: impl Fn(&str) -> String) -> String {
    let Picture::HeatMap(map) = &chart.picture else { return String::new() };
    let said = map.legend.iter().map(|sign| written(&format!("{} {}", sign.sign, sign.label)).replace(' ', "\u{a0}"));
    said.collect::<Vec<_>>().join("   ") + "\n"
}

fn lines(Bars { bars, legend }: &Bars, written: impl Fn(&str) -> String) -> String {
    let mut lines = String::new();
    for (name, bar) in bars {
        let line = format!("{}  {}", bar.shapes(WIDTH), written(name));
        lines.push_str(line.trim_end());
        lines.push_str("\n\n");
    }
    let occurs = |place: usize| bars.is_empty() || bars.iter().any(|(_, bar)| bar.parts[place] > 0);
    let counted = |place: usize| bars.iter().map(|(_, bar)| bar.parts[place]).sum::<u32>();
    let said = PARTS.iter().zip(legend).enumerate().filter(|(place, _)| occurs(*place)).map(|(place, ((shape, _), sign))| {
        let count = if bars.len() == 1 { format!(" {}", counted(place)) } else { String::new() };
        format!("{shape} {}{count}", written(&sign.label)).replace(' ', "\u{a0}")
    });
    lines.push_str(&said.collect::<Vec<_>>().join("   "));
    lines.push('\n');
    lines
}

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
    use super::BlankLine;
    use std::io::Write;

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
