//! Owners and persons in whole registers: merges, who coordinated when, and persons who are forgotten.

mod forgotten;
mod merged;

use crate::error::Result;
use crate::model::people::Contact;
use crate::model::period::Period;
use crate::store::file::register::Register;
use crate::store::file::transaction::Keep;
use crate::store::fold::past::Moment;
use crate::store::item::record::{NewFollowUp, Part};
use crate::store::person::tenures::NewFocalPoint;
use crate::testing::{author, day};

fn contact(name: &str) -> Contact {
    Contact { name: Some(name.to_owned()), ..Contact::default() }
}

fn since(text: &str) -> Period {
    Period { since: Some(day(text)), until: None }
}

fn add(register: &mut Register, owner: &str, contact: Contact, is_coordinator: bool, period: Period) -> Result<()> {
    let owner = register.find_owner(owner)?;
    let new = NewFocalPoint { owner, contact, lang: None, theme: None, is_coordinator, period };
    register.change(&author("focal-point add"), Keep::Commit, |change| change.add_focal_point(&new))
}

fn update(register: &mut Register, reference: &str, owner: &str, new: &NewFollowUp) -> Result<()> {
    let id = register.find_recommendation(reference)?;
    let part = Part::Owners(vec![register.find_owner(owner)?]);
    register.change(&author("rec update"), Keep::Commit, |change| change.record(id, &part, new).map(|_| ()))
}

fn count(register: &Register, sql: &str) -> i64 {
    register.connection.query_row(sql, [], |row| row.get(0)).expect("a count")
}

/// The coordinators of `owner` on a day.
fn coordinators(register: &Register, owner: &str, on: &str) -> Vec<String> {
    let mut register = Register::open(register.path()).expect("opened");
    register.travel(Moment { day: day(on), known_before: None }).expect("travelled");
    let owner = register.find_owner(owner).expect("there");
    let mut names = Vec::new();
    register
        .focal_points(&[owner], &mut |one| {
            if one.is_coordinator && one.period.covers(day(on)) {
                names.push(one.name().to_owned());
            }
            Ok(())
        })
        .expect("read");
    names
}

/// Every row of the log, as text.
fn log(register: &Register) -> Vec<String> {
    let mut rows = Vec::new();
    for sql in ["SELECT * FROM log ORDER BY id", "SELECT * FROM log_change ORDER BY id"] {
        let mut statement = register.connection.prepare(sql).expect("the log");
        let n_columns = statement.column_count();
        let text = |row: &rusqlite::Row<'_>| {
            (0..n_columns).map(|place| row.get_ref(place).map(|value| format!("{value:?}"))).collect::<rusqlite::Result<String>>()
        };
        rows.extend(statement.query_map([], text).expect("rows").map(|row| row.expect("a row")));
    }
    rows
}
