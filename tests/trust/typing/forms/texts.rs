//! Forms made of lines: terminal, CSV, JSON, Markdown, calendar, letter.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::same;

/// No control character and no bidirectional override reaches a terminal.
pub(in crate::typing) fn check_terminal(text: &str) -> Result<(), String> {
    let is_raw =
        |c: char| (c.is_control() && c != '\n' && c != '\t') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    match text.chars().find(|c| is_raw(*c)) {
        Some(raw) => Err(format!("{raw:?} stands in {:?}", around(text, raw))),
        None => Ok(()),
    }
}

fn around(text: &str, what: char) -> String {
    let place = text.chars().position(|c| c == what).unwrap_or(0);
    text.chars().skip(place.saturating_sub(40)).take(80).collect()
}

/// The same number of rows and columns; no cell, and no part of a cell after an unquoted semicolon, that a spreadsheet takes for
/// a formula.
pub(super) fn csv(ours: &str, tame: &str) -> Result<(), String> {
    let shape = |text: &str| -> Result<Vec<Vec<String>>, String> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader
            .records()
            .map(|row| row.map(|row| row.iter().map(str::to_owned).collect()).map_err(|error| error.to_string()))
            .collect()
    };
    let (ours_rows, tame_rows) = (shape(ours)?, shape(tame)?);
    let sizes = |rows: &[Vec<String>]| (rows.len(), rows.first().map_or(0, Vec::len));
    same("rows and columns", &sizes(&ours_rows), &sizes(&tame_rows))?;
    let is_number = |cell: &str| cell.parse::<f64>().is_ok();
    for cell in ours_rows.iter().flatten() {
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number(cell) {
            return Err(format!("a live cell: {cell:?}"));
        }
        let is_split = cell.contains(';') && !ours.contains(&format!("\"{}\"", cell.replace('"', "\"\"")));
        if is_split && cell.split(';').any(|part| part.trim_start().starts_with(['=', '+', '@'])) {
            return Err(format!("a live part: {cell:?}"));
        }
    }
    Ok(())
}

/// JSON of the same shape, without raw control characters.
pub(super) fn json(ours: &str, tame: &str) -> Result<(), String> {
    check_terminal(ours)?;
    let read = |text: &str| serde_json::from_str::<Value>(text).map_err(|error| error.to_string());
    let keys = |value: &Value| {
        let mut keys = BTreeSet::new();
        keys_of(value, "", &mut keys);
        keys
    };
    same("keys", &keys(&read(ours)?), &keys(&read(tame)?))
}

fn keys_of(value: &Value, place: &str, keys: &mut BTreeSet<String>) {
    match value {
        Value::Object(values) => values.iter().for_each(|(key, value)| {
            let place = format!("{place}.{key}");
            keys_of(value, &place, keys);
            keys.insert(place);
        }),
        Value::Array(values) => values.iter().for_each(|value| keys_of(value, place, keys)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The same number of headings and table lines with the same number of cells; every mark in the word is escaped.
pub(super) fn markdown(ours: &str, tame: &str) -> Result<(), String> {
    check_terminal(ours)?;
    let unescaped = |text: &str, what: char| {
        let mut n_backslashes = 0;
        let mut n = 0;
        for c in text.chars() {
            n += usize::from(c == what && n_backslashes % 2 == 0);
            n_backslashes = if c == '\\' { n_backslashes + 1 } else { 0 };
        }
        n
    };
    let structure = |text: &str| {
        let mut kinds: BTreeMap<(String, usize), usize> = BTreeMap::new();
        for line in text.lines() {
            let kind = match line.trim_start().chars().next() {
                Some('|') => ("|".to_owned(), unescaped(line, '|')),
                Some('#') => (line.chars().take_while(|c| *c == '#').collect(), 0),
                Some('`') if line.trim_start().starts_with("```") => ("```".to_owned(), 0),
                _ => continue,
            };
            *kinds.entry(kind).or_default() += 1;
        }
        kinds
    };
    same("headings and tables", &structure(ours), &structure(tame))?;
    for what in ['<', '~', '*', '`', '['] {
        same(&format!("{what} that is not escaped"), &unescaped(ours, what), &unescaped(tame, what))?;
    }
    same("&copy;", &ours.matches("&copy;").count(), &ours.matches("\\&copy;").count())
}

/// The same entries of a calendar, with lines ended and folded correctly.
pub(super) fn ics(ours: &str, tame: &str) -> Result<(), String> {
    let names = |text: &str| {
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        let unfolded = text.replace("\r\n ", "");
        for line in unfolded.split("\r\n").filter(|line| !line.is_empty()) {
            *names.entry(line.split([':', ';']).next().unwrap_or_default().to_owned()).or_default() += 1;
        }
        names
    };
    same("properties", &names(ours), &names(tame))?;
    check_terminal(&ours.replace("\r\n", "\n"))?;
    if let Some(long) = ours.split("\r\n").find(|line| line.len() > 75) {
        return Err(format!("a line of {} bytes: {long:?}", long.len()));
    }
    icalendar::parser::unfold(ours);
    icalendar::parser::read_calendar(&icalendar::parser::unfold(ours)).map(|_| ()).map_err(|error| error.clone())
}

/// The same headers and parts of a letter.
pub(super) fn eml(ours: &str, tame: &str) -> Result<(), String> {
    let headers = |text: &str| {
        let (head, _) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
        let lines = head.split("\r\n").filter(|line| !line.starts_with([' ', '\t']));
        lines.map(|line| line.split(':').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    same("headers", &headers(ours), &headers(tame))?;
    let n_parts = |text: &str| text.matches("\r\nContent-Type:").count();
    same("parts", &n_parts(ours), &n_parts(tame))?;
    let (head, _) = ours.split_once("\r\n\r\n").ok_or("it has no head")?;
    if !head.is_ascii() || head.split("\r\n").any(|line| line.contains(['\r', '\n'])) {
        return Err(format!("a head that is not as it must be: {head:?}"));
    }
    Ok(())
}
