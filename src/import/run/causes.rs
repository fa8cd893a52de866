//! The causes of refused rows: a line for each, with the number of rows and the first few.

use std::collections::HashMap;

use super::outcome::{ImportOutcome, Times};
use crate::import::map::fault::{Fault, Unknown};

/// Up to this many causes that differ only in a value are listed one by one.
const MOST_OF_A_KIND: usize = 5;

/// Errors are in English.
const AND_SO_ON: &str = " and so on";

/// `file:row:column: reason`, a line for each cause, in the order of its first row.
pub fn lines(file: &str, outcome: &ImportOutcome) -> Vec<String> {
    let mut causes: Vec<(&Fault, Times)> = Vec::new();
    let mut known: HashMap<(Option<&str>, &str), usize> = HashMap::new();
    for (row, faults) in &outcome.refused {
        for fault in faults {
            let place = *known.entry((fault.column.as_deref(), fault.reason.as_str())).or_insert_with(|| {
                causes.push((fault, Times::default()));
                causes.len() - 1
            });
            causes[place].1.add(*row);
        }
    }
    let mut kinds: HashMap<(Option<&str>, String), Kind> = HashMap::new();
    for (fault, times) in causes.iter().filter(|(fault, _)| !is_told_each(fault)) {
        let kind = kinds.entry((fault.column.as_deref(), kind_of(&fault.reason))).or_default();
        kind.n_values += 1;
        kind.times.join(times);
    }
    let mut lines = Vec::new();
    for (fault, times) in &causes {
        let kind = if is_told_each(fault) { None } else { kinds.get_mut(&(fault.column.as_deref(), kind_of(&fault.reason))) };
        match kind.filter(|kind| kind.n_values > MOST_OF_A_KIND) {
            Some(kind) if kind.is_told => {}
            Some(kind) => {
                kind.is_told = true;
                let others = format!("; {} rows, {} such values: {}", kind.times.n, kind.n_values, kind.times.named(AND_SO_ON));
                lines.push(format!("{}{others}", line(file, fault, times)));
            }
            None if times.n == 1 => lines.push(line(file, fault, times)),
            None => lines.push(format!("{}; {} rows: {}", line(file, fault, times), times.n, times.named(AND_SO_ON))),
        }
    }
    lines
}

#[derive(Default)]
struct Kind {
    n_values: usize,
    times: Times,
    is_told: bool,
}

fn line(file: &str, fault: &Fault, times: &Times) -> String {
    match &fault.column {
        Some(column) => format!("{file}:{}:{column}: {}", times.row(), fault.reason),
        None => format!("{file}:{}: {}", times.row(), fault.reason),
    }
}

/// Unknown owners and words are all listed, as each needs a mapping.
fn is_told_each(fault: &Fault) -> bool {
    match &fault.unknown {
        Some(Unknown::Owner { .. }) => true,
        Some(Unknown::Word { known, .. }) => !known.is_empty(),
        Some(Unknown::Order { .. } | Unknown::NotYet) | None => false,
    }
}

/// A reason without its values and numbers.
fn kind_of(reason: &str) -> String {
    let mut kind = String::with_capacity(reason.len());
    for (place, part) in reason.split('`').enumerate() {
        if place % 2 == 0 {
            kind.extend(part.chars().filter(|c| !c.is_ascii_digit()));
        } else {
            kind.push('`');
        }
    }
    kind
}

#[cfg(test)]
mod tests {
    use super::{Fault, ImportOutcome, kind_of, lines};

    fn outcome(rows: &[(u64, &str, &str)]) -> ImportOutcome {
        let mut outcome = ImportOutcome::default();
        for (row, column, reason) in rows {
            outcome.refuse(*row, (None, Vec::new()), vec![Fault::of_cell(*column, *reason)], &mut |_| Ok(())).expect("told");
        }
        outcome
    }

    #[test]
    fn a_cause_is_one_line_with_its_first_rows() {
        let rows = [(2, "due", "`x` is not a date"), (3, "ref", "`ref` is empty"), (9, "due", "`x` is not a date")];
        let told = lines("a.csv", &outcome(&rows));
        assert_eq!(told, ["a.csv:2:due: `x` is not a date; 2 rows: 2, 9", "a.csv:3:ref: `ref` is empty"]);
    }

    #[test]
    fn many_causes_of_one_kind_are_one_line() {
        let reasons: Vec<String> = (2..100).map(|n| format!("`x{n}` is not a date")).collect();
        let rows: Vec<(u64, &str, &str)> = (2..).zip(&reasons).map(|(row, reason)| (row, "due", reason.as_str())).collect();
        let told = lines("a.csv", &outcome(&rows));
        assert_eq!(told, ["a.csv:2:due: `x2` is not a date; 98 rows, 98 such values: 2, 3, 4, 5, 6 and so on"]);
    }

    #[test]
    fn a_kind_is_a_reason_without_its_values() {
        assert_eq!(kind_of("row 5 has `a` and `b`"), kind_of("row 67 has `c` and ``"));
    }
}
