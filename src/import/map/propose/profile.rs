//! Statistics of each column of a file: number, length, repetitions and dates of its values.

use std::collections::HashMap;

use chrono::Datelike as _;

use crate::error::Result;
use crate::import::read::rows::{RawCell, Rows};
use crate::model::date::{BadDate, DayOrder, Span};

/// The statistics of a column.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    pub n_rows: u64,
    pub n_filled: u64,
    /// The total number of characters.
    pub n_characters: u64,
    /// Values that read as a day, month, quarter or year with a month.
    pub n_dates: u64,
    /// Dates that are only possible with the day first, only with the month first, and both ways.
    pub n_day_first: u64,
    pub n_month_first: u64,
    pub n_either: u64,
    /// Days with the year first, as those of a workbook are read.
    pub n_year_first: u64,
    pub n_with_digit: u64,
    pub n_with_line_break: u64,
    /// Values in lists of several.
    pub n_in_lists: u64,
    /// The distinct values with their counts, at most `MOST_VALUES`.
    pub values: HashMap<String, u64>,
    /// Whether there are more distinct values.
    pub is_cut: bool,
    /// The first nonempty value.
    pub example: String,
}

/// The most distinct values kept.
const MOST_VALUES: usize = 5000;

/// The longest value kept whole.
const LONGEST_VALUE: usize = 200;

/// The columns of a file in order.
///
/// # Errors
/// The file can't be read.
pub fn profiles(rows: &dyn Rows) -> Result<Vec<Profile>> {
    let mut profiles = vec![Profile::default(); rows.header().len()];
    rows.read(&mut |row, _| {
        for (profile, field) in profiles.iter_mut().zip(&row.fields) {
            profile.n_rows += 1;
            match field {
                RawCell::Text(text) => profile.take(text),
                RawCell::List(texts) => {
                    profile.n_in_lists += texts.iter().filter(|text| !text.trim().is_empty()).count() as u64;
                    for text in texts {
                        profile.take(text);
                    }
                }
                RawCell::Empty | RawCell::Fault(_) => {}
            }
        }
        Ok(())
    })?;
    Ok(profiles)
}

impl Profile {
    /// Whether all values are distinct.
    pub fn is_distinct(&self) -> bool {
        self.is_cut || self.values.len() as u64 == self.n_filled
    }

    pub fn n_different(&self) -> u64 {
        self.values.len() as u64
    }

    /// Whether most of its distinct values have three words or more, as a sentence has and a code has not.
    pub fn is_of_phrases(&self) -> bool {
        let n = self.values.keys().filter(|value| value.split_whitespace().count() >= 3).count() as u64;
        self.n_filled > 0 && n * 10 >= self.n_different() * 6
    }

    /// The average number of characters of a value.
    pub fn length(&self) -> u64 {
        self.n_characters.checked_div(self.n_filled).unwrap_or(0)
    }

    /// Whether `n` is at least `percent` of `n_filled`.
    pub fn mostly(&self, n: u64, percent: u64) -> bool {
        self.n_filled > 0 && n * 100 >= self.n_filled * percent
    }

    /// The order of the dates, if some are ambiguous and all the others agree.
    pub fn order(&self) -> Option<DayOrder> {
        match (self.n_day_first, self.n_month_first) {
            (0, 0) => None,
            (_, 0) => Some(DayOrder::DayFirst),
            (0, _) => Some(DayOrder::MonthFirst),
            (_, _) => None,
        }
    }

    /// The order of the few dates that were typed otherwise into a column of days.
    pub fn order_among_days(&self) -> Option<DayOrder> {
        self.order().filter(|_| self.n_year_first * 2 >= self.n_filled)
    }

    /// The separator of several values in a cell, if the pieces also occur alone or in other cells.
    pub fn separator(&self) -> Option<&'static str> {
        const SEPARATORS: [&str; 6] = ["\n", ",", " / ", "/", " & ", " and "];
        SEPARATORS.into_iter().find(|separator| {
            let mut seen: HashMap<String, u64> = HashMap::new();
            let (mut n_parted, mut pieces_of_parted) = (0, Vec::new());
            for (value, n) in &self.values {
                let pieces: Vec<String> = value.split(*separator).map(|piece| piece.trim().to_lowercase()).collect();
                if pieces.len() > 1 {
                    n_parted += n;
                    pieces_of_parted.extend(pieces.iter().cloned());
                }
                for piece in pieces {
                    *seen.entry(piece).or_default() += n;
                }
            }
            let n_again = pieces_of_parted.iter().filter(|piece| !piece.is_empty() && seen[*piece] > 1).count();
            n_parted > 0 && n_again * 3 >= pieces_of_parted.len() * 2
        })
    }

    fn take(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        self.n_filled += 1;
        self.n_characters += text.chars().count() as u64;
        self.n_with_digit += u64::from(text.contains(|c: char| c.is_ascii_digit()));
        self.n_with_line_break += u64::from(text.contains('\n'));
        if text.len() <= 40 {
            self.take_date(text);
        }
        if self.example.is_empty() {
            self.example = text.chars().take(LONGEST_VALUE).collect();
        }
        let kept: String = text.chars().take(LONGEST_VALUE).collect();
        if let Some(n) = self.values.get_mut(&kept) {
            *n += 1;
        } else if self.values.len() < MOST_VALUES {
            self.values.insert(kept, 1);
        } else {
            self.is_cut = true;
        }
    }

    fn take_date(&mut self, text: &str) {
        // A bare number can be a year, but does not indicate a column of dates.
        let is_bare = text.chars().all(|c| c.is_ascii_digit());
        match Span::parse_written(text, None) {
            Ok(_) if is_bare => {}
            Ok(Span::Day(day)) => {
                self.n_dates += 1;
                let begins = |number: u32| text.trim_start_matches('0').starts_with(&number.to_string());
                let is_numeric = !text.contains(char::is_alphabetic) && text.contains(['/', '.', '-']);
                let year_first = text.starts_with(&format!("{:04}", day.year()));
                self.n_year_first += u64::from(is_numeric && year_first);
                if is_numeric && !year_first && day.day() > 12 {
                    self.n_day_first += u64::from(begins(day.day()));
                    self.n_month_first += u64::from(!begins(day.day()));
                }
            }
            Ok(_) => self.n_dates += 1,
            Err(BadDate::Ambiguous { .. }) => {
                self.n_dates += 1;
                self.n_either += 1;
            }
            Err(BadDate::Impossible { .. } | BadDate::OutOfRange { .. } | BadDate::NotUnderstood { .. }) => {}
        }
    }
}

#[cfg(test)]
pub(super) fn of(values: &[&str]) -> Profile {
    let mut profile = Profile { n_rows: values.len() as u64, ..Profile::default() };
    for value in values {
        profile.take(value);
    }
    profile
}

#[cfg(test)]
mod tests {
    use super::{DayOrder, of};

    #[test]
    fn the_order_of_dates_is_that_of_the_unambiguous_ones() {
        assert_eq!(of(&["03/04/2026", "31/12/2026"]).order(), Some(DayOrder::DayFirst));
        assert_eq!(of(&["03/04/2026", "12/31/2026"]).order(), Some(DayOrder::MonthFirst));
        assert_eq!(of(&["31/12/2026", "12/31/2026"]).order(), None);
        assert_eq!(of(&["03/04/2026", "2026-12-31"]).order(), None);
    }

    #[test]
    fn a_few_dates_in_a_column_of_days_have_the_order_of_those_that_can_be_read_in_one_way_only() {
        let days = ["2026-12-31", "2027-01-31", "2027-03-31"];
        let with = |typed: &[&str]| of(&[&days, typed].concat()).order_among_days();
        assert_eq!(with(&["03/04/2026", "31/12/2026"]), Some(DayOrder::DayFirst));
        assert_eq!(with(&["03/04/2026", "12/31/2026"]), Some(DayOrder::MonthFirst));
        assert_eq!(with(&["03/04/2026"]), None);
        assert_eq!(with(&["31/12/2026", "12/31/2026"]), None);
        assert_eq!(with(&["31/12/2026", "3/4/2026", "5/6/2026", "7/8/2026"]), None);
    }

    #[test]
    fn the_separator_is_found_by_pieces_that_occur_again() {
        assert_eq!(of(&["Health, Education", "Health", "Education"]).separator(), Some(","));
        assert_eq!(of(&["Health and Social Care", "Education"]).separator(), None);
        assert_eq!(of(&["Health / Justice", "Justice", "Health"]).separator(), Some(" / "));
        assert_eq!(of(&["Health\nJustice", "Justice", "Health"]).separator(), Some("\n"));
    }
}
