//! Focal points: who reports for an owner. What is typed about a person never reaches the log: it records the owner and
//! that a contact changed.

pub mod add;
pub mod edit;
pub mod forget;
pub mod handover;
pub mod list;

use crate::cli::context::Context;
use crate::cli::writing::WriteArguments;
use crate::model::people::FocalPoint;
use crate::store::{Author, TenureChange};

/// List, add, edit and forget focal points, and hand over from one to the next
#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
enum Command {
    List(list::Arguments),
    Add(add::Arguments),
    Edit(edit::Arguments),
    Handover(handover::Arguments),
    Forget(forget::Arguments),
}

/// Runs the command of the noun.
///
/// # Errors
/// Those of the command.
pub fn run(arguments: Arguments, context: &Context) -> anyhow::Result<()> {
    match arguments.command {
        Command::List(arguments) => list::run(&arguments, context),
        Command::Add(arguments) => add::run(&arguments, context),
        Command::Edit(arguments) => edit::run(&arguments, context),
        Command::Handover(arguments) => handover::run(&arguments, context),
        Command::Forget(arguments) => forget::run(&arguments, context),
    }
}

/// The author of a change of which the log may tell the verb and the owner's code, and nothing else that was typed.
fn author(verb: &str, code: &str, writing: &WriteArguments, context: &Context) -> Author {
    Author { command: format!("focal-point {verb} {code} (contact changed)"), ..writing.author(context) }
}

/// A line for each tenure that is another one now.
fn lines(changes: &[TenureChange]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in changes.iter().filter_map(|change| line(change, changes)) {
        // What changed of the person changed in every tenure.
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.is_empty() {
        lines.push("nothing changed".to_owned());
    }
    lines
}

fn line(change: &TenureChange, all: &[TenureChange]) -> Option<String> {
    let TenureChange { before, after } = change;
    let subject = format!("{}: {}", after.code, after.name());
    let said = match before {
        None => match earlier(after, all) {
            Some(_) if after.is_coordinator => format!("coordinator {}", since(after)),
            Some(_) => format!("no longer the coordinator {}", since(after)),
            None => format!("focal point{} {}{}", coordinator(after), since(after), until(after)),
        },
        // The rest of the tenure goes on in a row of its own, which has its line.
        Some(before) if is_continued(after, all) => differences(before, after, Tell::Contact)?,
        Some(before) => differences(before, after, Tell::All)?,
    };
    Some(format!("{subject}: {said}"))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tell {
    All,
    /// Not the times.
    Contact,
}

fn differences(before: &FocalPoint, after: &FocalPoint, tell: Tell) -> Option<String> {
    let mut parts = Vec::new();
    let mut add = |what: &str, from: &Option<String>, to: &Option<String>| {
        let word = |text: &Option<String>| text.clone().unwrap_or_else(|| "none".to_owned());
        if from != to {
            parts.push(format!("{what} {} → {}", word(from), word(to)));
        }
    };
    let (old, new) = (&before.contact, &after.contact);
    add("name", &old.name, &new.name);
    add("title", &old.title, &new.title);
    add("e-mail", &old.email, &new.email);
    add("phone", &old.phone, &new.phone);
    add("language", &before.lang.map(|lang| lang.to_string()), &after.lang.map(|lang| lang.to_string()));
    add("theme", &before.theme, &after.theme);
    if tell == Tell::All {
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
        add("since", &day(before.period.since), &day(after.period.since));
        match (before.period.until, after.period.until) {
            (None, Some(until)) => parts.push(format!("focal point no longer on {until}")),
            (from, to) if from != to => parts.push(format!("until {} → {}", day(from)?, day(to)?)),
            _ => {}
        }
    }
    match (before.is_coordinator, after.is_coordinator) {
        (true, false) => parts.push("no longer the coordinator".to_owned()),
        (false, true) => parts.push("coordinator".to_owned()),
        _ => {}
    }
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// The tenure of the same person that ends where this one begins.
fn earlier<'c>(after: &FocalPoint, all: &'c [TenureChange]) -> Option<&'c FocalPoint> {
    let ends = |one: &&FocalPoint| one.person == after.person && one.id != after.id && one.period.until == after.period.since;
    all.iter().map(|change| &change.after).find(ends)
}

fn is_continued(before: &FocalPoint, all: &[TenureChange]) -> bool {
    let begins = |one: &FocalPoint| one.person == before.person && one.id != before.id && one.period.since == before.period.until;
    before.period.until.is_some() && all.iter().any(|change| change.before.is_none() && begins(&change.after))
}

fn coordinator(one: &FocalPoint) -> &'static str {
    if one.is_coordinator { " and coordinator" } else { "" }
}

fn since(one: &FocalPoint) -> String {
    one.period.since.map_or_else(|| "from the beginning".to_owned(), |day| format!("since {day}"))
}

fn until(one: &FocalPoint) -> String {
    one.period.until.map_or_else(String::new, |day| format!(", no longer on {day}"))
}
