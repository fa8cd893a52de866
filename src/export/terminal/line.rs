//! A line of a cell with its inks.

use std::ops::Range;

use anstyle::Style as Ink;

use super::shown::push_inked;
use crate::model::matching::found;

/// A line of a cell, and which parts of it have an ink, in their order.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) inks: Vec<(Range<usize>, Ink)>,
}

impl Line {
    pub(super) fn of(text: String, ink: Ink) -> Self {
        let inks = if ink.is_plain() { Vec::new() } else { vec![(0..text.len(), ink)] };
        Self { text, inks }
    }

    /// What was sought bold and underlined too.
    pub(super) fn marked(mut self, sought: &[String]) -> Self {
        let ink = self.inks.first().map_or_else(Ink::new, |(_, ink)| *ink);
        let mut done = 0;
        for range in found(&self.text, sought) {
            if done == 0 {
                self.inks.clear();
            }
            self.inks.extend([(done..range.start, ink), (range.clone(), ink.bold().underline())]);
            done = range.end;
        }
        if done > 0 {
            self.inks.push((done..self.text.len(), ink));
        }
        self
    }

    /// Adds another behind it.
    pub(super) fn push(&mut self, between: &str, other: Self) {
        self.text.push_str(between);
        let before = self.text.len();
        self.text.push_str(&other.text);
        self.inks.extend(other.inks.into_iter().map(|(range, ink)| (range.start + before..range.end + before, ink)));
    }

    pub(super) fn write(&self, drawn: &mut String) {
        let mut done = 0;
        for (range, ink) in &self.inks {
            drawn.push_str(&self.text[done..range.start]);
            push_inked(drawn, &self.text[range.clone()], *ink);
            done = range.end;
        }
        drawn.push_str(&self.text[done..]);
    }
}
