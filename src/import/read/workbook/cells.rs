//! Cells of a workbook as text: days as ISO dates, numbers in their shortest form, booleans as `yes` and `no`.

use calamine::{CellErrorType, Data, DataType, ExcelDateTime};

use crate::import::read::bad::text_field;
use crate::import::read::rows::RawCell;

/// One day after the last day of spreadsheets, in their day count.
const DAYS_END: f64 = 2_958_466.0;

/// A value in the form of every reader.
pub(super) fn field(value: Data) -> RawCell {
    match value {
        Data::Empty => RawCell::Empty,
        Data::String(text) => text_field(text),
        Data::Int(number) => RawCell::Text(number.to_string()),
        Data::Float(number) => float(number),
        Data::Bool(true) => RawCell::Text("yes".to_owned()),
        Data::Bool(false) => RawCell::Text("no".to_owned()),
        Data::DateTime(moment) => date_time(moment),
        Data::DateTimeIso(text) => text_field(iso_date_time(&text)),
        Data::DurationIso(text) => text_field(iso_duration(&text).unwrap_or(text)),
        Data::Error(error) => RawCell::Fault(format!("{error} is an error of a formula")),
    }
}

/// The error that a cell shows; an unknown one counts as an error of a value.
pub(super) fn error_called(text: &str) -> CellErrorType {
    text.trim().parse().unwrap_or(CellErrorType::Value)
}

fn float(number: f64) -> RawCell {
    if number.is_finite() {
        // Negative zero is zero.
        RawCell::Text((number + 0.0).to_string())
    } else {
        RawCell::Fault("is not a number that can be written".to_owned())
    }
}

/// A day, a day with its time, a time, or a duration.
fn date_time(moment: ExcelDateTime) -> RawCell {
    let days = moment.as_f64();
    if !(0.0..DAYS_END).contains(&days) {
        return RawCell::Fault(format!("{days} is not a day of a calendar"));
    }
    if moment.is_duration() || days < 1.0 {
        // A number of seconds below 2.6e11.
        #[expect(clippy::cast_possible_truncation, reason = "it is in the range of days above")]
        return RawCell::Text(clock((days * 86_400.0).round() as i64));
    }
    match Data::DateTime(moment).as_datetime() {
        Some(moment) => {
            // Times in spreadsheets are precise to half a second.
            let moment = moment + chrono::Duration::milliseconds(500);
            RawCell::Text(iso_date_time(&moment.format("%Y-%m-%dT%H:%M:%S").to_string()))
        }
        None => RawCell::Fault(format!("{days} is not a day of a calendar")),
    }
}

/// `08:30:00`, `36:15:00`.
fn clock(seconds: i64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// A day, without the time if it is midnight.
fn iso_date_time(text: &str) -> String {
    match text.split_once('T') {
        Some((day, time)) if !time.is_empty() && time.chars().all(|c| "0:.Z".contains(c)) => day.to_owned(),
        Some(_) | None => text.to_owned(),
    }
}

/// `PT08H30M00S`, the form of times in ODS, as `08:30:00`. `None` for any other form.
fn iso_duration(text: &str) -> Option<String> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?;
    let whole = seconds.split_once(['.', ',']).map_or(seconds, |(whole, _)| whole);
    let number = |text: &str| text.parse::<u32>().ok().map(i64::from);
    Some(clock(number(hours)? * 3600 + number(minutes)? * 60 + number(whole)?))
}

#[cfg(test)]
mod tests {
    use calamine::{CellErrorType, Data, ExcelDateTime, ExcelDateTimeType};

    use super::field;
    use crate::import::read::rows::RawCell;

    fn moment(value: f64, is_1904: bool) -> Data {
        Data::DateTime(ExcelDateTime::new(value, ExcelDateTimeType::DateTime, is_1904))
    }

    #[track_caller]
    fn case(value: Data, text: &str) {
        assert_eq!(field(value), RawCell::Text(text.to_owned()));
    }

    #[test]
    fn a_day_is_a_date_and_a_time_is_kept() {
        case(moment(39_036.0, false), "2006-11-15");
        case(moment(39_036.0 + 8.5 / 24.0, false), "2006-11-15T08:30:00");
        case(moment(37_574.0, true), "2006-11-15");
        case(moment(1.0, false), "1900-01-01");
        case(moment(61.0, false), "1900-03-01");
        case(moment(2_958_465.0, false), "9999-12-31");
        case(moment(0.354_166_666_666_667, false), "08:30:00");
        case(Data::DateTimeIso("2006-11-15T00:00:00".into()), "2006-11-15");
        case(Data::DateTimeIso("2006-11-15T08:30:00".into()), "2006-11-15T08:30:00");
        case(Data::DateTimeIso("2006-11-15".into()), "2006-11-15");
        case(Data::DurationIso("PT08H30M00S".into()), "08:30:00");
        case(Data::DateTime(ExcelDateTime::new(1.5, ExcelDateTimeType::TimeDelta, false)), "36:00:00");
    }

    #[test]
    fn a_day_beyond_all_calendars_is_a_fault() {
        for days in [-1.0, 1e10, f64::NAN, -1e300] {
            assert!(matches!(field(moment(days, false)), RawCell::Fault(_)), "{days}");
        }
    }

    #[test]
    fn a_number_is_as_short_as_it_can_be() {
        case(Data::Float(7.0), "7");
        case(Data::Float(-0.0), "0");
        case(Data::Float(0.5), "0.5");
        case(Data::Float(1e21), "1000000000000000000000");
        case(Data::Int(-3), "-3");
        case(Data::Bool(true), "yes");
        assert!(matches!(field(Data::Float(f64::NAN)), RawCell::Fault(_)));
    }

    #[test]
    fn an_error_of_a_formula_is_a_fault() {
        let fault = field(Data::Error(CellErrorType::NA));
        assert_eq!(fault, RawCell::Fault("#N/A is an error of a formula".to_owned()));
        assert_eq!(field(Data::String(String::new())), RawCell::Empty);
        assert!(matches!(field(Data::String("a\0".into())), RawCell::Fault(_)));
    }
}
