//! Who is asked first: a flag, its variable, the register.

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Parser;

use super::{Context, GlobalOptions, typed};
use crate::error::Result;
use crate::model::vocabulary::Lang;

#[derive(Parser)]
struct Sample {
    #[command(flatten)]
    global: GlobalOptions,
}

const LOCAL: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day of the calendar");

fn context(words: &[&str], set: &[(&str, &str)]) -> Result<Context> {
    let environment = |name: &str| set.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value));
    let cli = Sample::try_parse_from(["midsa"].iter().chain(words)).unwrap();
    Context::new(cli.global, &environment, || LOCAL, &[])
}

#[test]
fn without_options_it_is_the_local_day_and_the_language_of_the_register() {
    let plain = context(&[], &[]).unwrap();
    assert_eq!((plain.today, plain.lang), (LOCAL, None));
    assert!(!plain.by.is_empty());
}

#[test]
fn a_flag_is_stronger_than_its_variable() {
    let set = [("MIDSA_TODAY", "2020-02-29"), ("MIDSA_BY", "ana"), ("MIDSA_LANG", "pt"), ("MIDSA_DB", "a.db")];
    let told = context(&[], &set).unwrap();
    assert_eq!((told.today.to_string().as_str(), told.by.as_str(), told.lang), ("2020-02-29", "ana", Some(Lang::Pt)));
    assert_eq!(told.register().unwrap(), PathBuf::from("a.db"));
    let flags = ["--today", "2021-01-01", "--by", "Rui", "--lang", "fr", "--db", "b.db"];
    let told = context(&flags, &set).unwrap();
    assert_eq!((told.today.to_string().as_str(), told.by.as_str(), told.lang), ("2021-01-01", "Rui", Some(Lang::Fr)));
    assert_eq!(told.register().unwrap(), PathBuf::from("b.db"));
}

#[test]
fn an_empty_variable_is_not_set() {
    let set = [("MIDSA_TODAY", ""), ("MIDSA_BY", ""), ("MIDSA_LANG", ""), ("MIDSA_DB", "")];
    assert!(context(&[], &set).is_ok_and(|told| told.today == LOCAL && told.lang.is_none()));
}

#[test]
fn who_reported_is_not_recorded_with_the_command() {
    let recorded = |words: &[&str]| typed(&words.iter().map(OsString::from).collect::<Vec<_>>());
    let words = ["midsa", "--by", "ana", "rec", "update", "A-1", "--reported-by", "Ms Phiri", "--note", "a letter"];
    assert_eq!(recorded(&words), r#"rec update A-1 --reported-by … --note "a letter""#);
    assert_eq!(recorded(&["midsa", "rec", "update", "A-1", "--reported-by=Ms Phiri"]), "rec update A-1 --reported-by …");
}

#[test]
fn today_is_one_day_of_the_calendar() {
    for text in ["2026-11", "today", "+3w", "2026-02-30", "03/04/2026", "31.12.2026", ""] {
        assert_eq!(context(&["--today", text], &[]).unwrap_err().exit_code(), 2, "{text}");
    }
}

#[test]
fn a_variable_that_cannot_be_read_is_an_error_of_the_command_line() {
    for set in [[("MIDSA_TODAY", "soon")], [("MIDSA_LANG", "zulu")], [("MIDSA_BY", " ")]] {
        assert_eq!(context(&[], &set).unwrap_err().exit_code(), 2, "{set:?}");
    }
}
