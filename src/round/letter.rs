//! The letter with a sheet, and the reminders: draft messages, which the officer opens in a mail program and sends. Nothing is
//! sent from here. The words come from templates, which users can replace.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use mail_builder::MessageBuilder;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::MimePart;
use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, UndefinedBehavior, Value, context};

use super::sheet::{due, title};
use crate::error::{Error, Result};
use crate::model::people::is_email;
use crate::model::round::Asked;
use crate::model::vocabulary::Lang;
use crate::text::words;

/// The recipient or the sender of a message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    pub name: Option<String>,
    /// The office held, or the form of address.
    pub title: Option<String>,
    pub email: Option<String>,
}

/// The content of a letter.
#[derive(Debug, Clone)]
pub struct Letter<'a> {
    /// 0 is the letter with the sheet, 1 to 3 are reminders.
    pub level: u8,
    pub lang: Lang,
    pub round: &'a str,
    pub meeting: Option<&'a str>,
    pub body: &'a str,
    pub owner_name: &'a str,
    pub closes_on: NaiveDate,
    pub written_on: NaiveDate,
    pub from: &'a Person,
    pub to: &'a Person,
    /// The open questions.
    pub items: &'a [&'a Asked],
    /// The name of the file and its bytes.
    pub attachment: Option<(&'a str, &'a [u8])>,
    /// Its unique identifier within the register.
    pub mark: &'a str,
}

/// The templates: those in a folder, else our own.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
}

const OURS: [(&str, &str); 12] = [
    ("sheet.en.txt", include_str!("templates/sheet.en.txt")),
    ("sheet.fr.txt", include_str!("templates/sheet.fr.txt")),
    ("sheet.pt.txt", include_str!("templates/sheet.pt.txt")),
    ("reminder-1.en.txt", include_str!("templates/reminder-1.en.txt")),
    ("reminder-1.fr.txt", include_str!("templates/reminder-1.fr.txt")),
    ("reminder-1.pt.txt", include_str!("templates/reminder-1.pt.txt")),
    ("reminder-2.en.txt", include_str!("templates/reminder-2.en.txt")),
    ("reminder-2.fr.txt", include_str!("templates/reminder-2.fr.txt")),
    ("reminder-2.pt.txt", include_str!("templates/reminder-2.pt.txt")),
    ("reminder-3.en.txt", include_str!("templates/reminder-3.en.txt")),
    ("reminder-3.fr.txt", include_str!("templates/reminder-3.fr.txt")),
    ("reminder-3.pt.txt", include_str!("templates/reminder-3.pt.txt")),
];

impl Templates {
    /// The templates of the folder, if it exists; ours for those that it lacks.
    ///
    /// # Errors
    /// A template that can't be read or is invalid; the error names it.
    pub fn read(folder: Option<&Path>) -> Result<Self> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        let syntax = SyntaxConfig::builder().trim_blocks(true).build().map_err(|error| bad_template("syntax", &error))?;
        environment.set_syntax(syntax);
        for (name, ours) in OURS {
            let path = folder.map(|folder| folder.join(name)).filter(|path| path.is_file());
            let text = match &path {
                Some(path) => fs::read_to_string(path)
                    .map_err(|source| Error::io(format!("can't read the template {}", path.display()), source))?,
                None => ours.to_owned(),
            };
            environment.add_template_owned(name, text).map_err(|error| bad_template(name, &error))?;
        }
        Ok(Self { environment })
    }

    /// Our own templates by name, as a starting point for users.
    pub fn ours() -> impl Iterator<Item = (&'static str, &'static str)> {
        OURS.into_iter()
    }

    /// The letter as a draft, in bytes: the same letter gives the same bytes.
    ///
    /// # Errors
    /// A template that uses an unknown value, or gives no subject.
    pub fn draft(&self, letter: &Letter<'_>) -> Result<Vec<u8>> {
        let name = match letter.level {
            0 => format!("sheet.{}.txt", letter.lang),
            level => format!("reminder-{level}.{}.txt", letter.lang),
        };
        let (subject, text) = self.said(&name, letter)?;
        message(letter, &subject, &text).map_err(|source| Error::io("can't write the letter", source))
    }

    fn said(&self, name: &str, letter: &Letter<'_>) -> Result<(String, String)> {
        let words = words(letter.lang);
        let day = words.round.sheet.day;
        let items: Vec<Value> = letter
            .items
            .iter()
            .map(|asked| {
                context! {
                    ref => asked.reference.to_string(),
                    title => title(asked, letter.lang),
                    due => due(asked, words),
                    status => (words.labels.status)(asked.standing.status),
                    days_late => asked.standing.watch.days_late(letter.written_on),
                }
            })
            .collect();
        let template = self.environment.get_template(name).map_err(|error| bad_template(name, &error))?;
        let said = template
            .render(context! {
                round => letter.round,
                meeting => letter.meeting,
                body => letter.body,
                owner => letter.owner_name,
                name => letter.to.name.as_deref(),
                title => letter.to.title.as_deref(),
                closes_on => day(letter.closes_on),
                is_past => letter.written_on > letter.closes_on,
                today => day(letter.written_on),
                file => letter.attachment.map(|(name, _)| name),
                n_items => items.len(),
                items => items,
                sender => letter.from.name.as_deref(),
                sender_email => letter.from.email.as_deref(),
            })
            .map_err(|error| bad_template(name, &error))?;
        let (first, rest) = said.split_once('\n').unwrap_or((&said, ""));
        let subject = first.split_once(':').map(|(_, subject)| subject.trim()).filter(|subject| !subject.is_empty());
        match subject {
            Some(subject) => Ok((subject.to_owned(), format!("{}\n", rest.trim()))),
            None => Err(Error::Rule {
                message: format!("the template `{name}` does not begin with a subject"),
                hint: "its first line is `Subject: ...`".to_owned(),
            }),
        }
    }
}

fn message(letter: &Letter<'_>, subject: &str, text: &str) -> std::io::Result<Vec<u8>> {
    const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let sent_at = letter.written_on.and_hms_opt(12, 0, 0).map_or(0, |noon| noon.and_utc().timestamp());
    let mut message = MessageBuilder::new()
        .header("X-Unsent", Raw::new("1"))
        .date(sent_at)
        .message_id(format!("{}@midsa.invalid", letter.mark))
        .subject(subject);
    // An old register may hold an invalid address; the officer has to correct it.
    if let Some(email) = letter.from.email.as_ref().filter(|email| is_email(email)) {
        message = message.from((letter.from.name.clone().unwrap_or_default(), email.clone()));
    }
    if let Some(email) = letter.to.email.as_ref().filter(|email| is_email(email)) {
        message = message.to((letter.to.name.clone().unwrap_or_default(), email.clone()));
    }
    let body = MimePart::new(ContentType::new("text/plain").attribute("charset", "utf-8"), text);
    let message = match letter.attachment {
        None => message.body(body),
        Some((name, bytes)) => {
            let is_csv = Path::new(name).extension().is_some_and(|extension| extension == "csv");
            let kind = if is_csv { ContentType::new("text/csv") } else { ContentType::new(XLSX) };
            let file = MimePart::new(kind, bytes).attachment(name);
            // A fixed boundary, as a generated one would differ each time.
            let kind = ContentType::new("multipart/mixed").attribute("boundary", format!("=_{}", letter.mark));
            message.body(MimePart::new(kind, vec![body, file]))
        }
    };
    message.write_to_vec()
}

fn bad_template(name: &str, error: &minijinja::Error) -> Error {
    let line = error.line().map_or_else(String::new, |line| format!(", line {line}"));
    let why = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    Error::Rule {
        message: format!("the template `{name}`{line}: {why}"),
        hint: "`midsa round pack --write-templates DIR` writes those that come with the program".to_owned(),
    }
}
