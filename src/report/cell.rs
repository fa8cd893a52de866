//! A cell of a table, for programs and for people of each language.

use chrono::NaiveDate;

use crate::model::vocabulary::{Health, Vocabulary};
use crate::report::lists::bar::Bar;
use crate::text::Words;

/// The width of a bar drawn in shapes, in terminal cells; it leaves room for a number for each part on 80 columns.
const BAR_WIDTH: usize = 12;

/// The content of a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Integer(i64),
    /// Shown with one decimal.
    Decimal(f64),
    Date(NaiveDate),
    Flag(bool),
    /// Joined by `;` in CSV, an array in JSON.
    List(Vec<String>),
    /// A word with a colour that never carries the meaning alone.
    Toned(String, Tone),
    /// A stacked bar: drawn where pictures can be, else in shapes.
    Bar(Bar),
    /// A day as people say it, and the day itself: rows are sorted by it, and a workbook holds it.
    Dated {
        said: String,
        on: NaiveDate,
        tone: Tone,
    },
    /// A reference or code, and its title.
    Named {
        reference: String,
        title: String,
    },
    /// A text with an internal note: plain for programs, and with the note marked for people.
    Internal {
        text: String,
        marked: String,
    },
}

/// How good the news is, for colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Good,
    Neutral,
    Warning,
    Bad,
    Faint,
    /// The heading of a row of totals, which stays last in any sorting.
    Total,
}

impl Cell {
    /// A text, or an empty cell.
    pub fn text(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.into()))
    }

    /// A word of a closed list as it is stored, or an empty cell.
    pub fn word(word: Option<impl Vocabulary>) -> Self {
        word.map_or(Self::Empty, |word| Self::Text(word.as_str().to_owned()))
    }

    /// A day, or an empty cell.
    pub fn date(date: Option<NaiveDate>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }

    /// Several statements in one cell, separated by `between`. The cell is internal if one of them is.
    pub fn joined(said: &[Self], between: &str) -> Self {
        Self::joined_by(said, &|_| between.to_owned())
    }

    /// The same, one statement a line; formats that keep a cell on one line separate them by semicolons.
    pub fn lines(said: &[Self], words: &Words) -> Self {
        let semicolon = words.sentences.semicolon.trim_end();
        Self::joined_by(said, &|before| {
            if before.ends_with(['.', '!', '?', ';', ':']) { "\n".to_owned() } else { format!("{semicolon}\n") }
        })
    }

    /// `between` receives the text before it.
    fn joined_by(said: &[Self], between: &dyn Fn(&str) -> String) -> Self {
        let join = |of: &dyn Fn(&Self) -> String| {
            said.iter().map(of).reduce(|before, next| format!("{before}{}{next}", between(&before))).unwrap_or_default()
        };
        let text = join(&Self::plain);
        if said.iter().any(|cell| matches!(cell, Self::Internal { .. })) {
            let marked = join(&|cell| if let Self::Internal { marked, .. } = cell { marked.clone() } else { cell.plain() });
            return Self::Internal { text, marked };
        }
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// The tone of a word or a day; neutral for everything else.
    pub fn tone(&self) -> Tone {
        match self {
            Self::Toned(_, tone) | Self::Dated { tone, .. } => *tone,
            Self::Empty
            | Self::Text(_)
            | Self::Integer(_)
            | Self::Decimal(_)
            | Self::Date(_)
            | Self::Flag(_)
            | Self::List(_)
            | Self::Bar(_)
            | Self::Named { .. }
            | Self::Internal { .. } => Tone::Neutral,
        }
    }

    /// The cell for people of this language: lists with commas, days and numbers as they write them, internal notes marked.
    pub fn shown(&self, words: &Words) -> String {
        match self {
            Self::List(parts) => parts.join(", "),
            Self::Internal { marked, .. } => marked.clone(),
            Self::Date(day) => words.day(*day),
            Self::Flag(flag) => if *flag { words.sentences.yes } else { words.sentences.no }.to_owned(),
            Self::Decimal(number) => (words.report.decimal)(*number),
            Self::Integer(number) => u32::try_from(*number).map_or_else(|_| number.to_string(), words.report.number),
            Self::Empty | Self::Text(_) | Self::Toned(..) | Self::Dated { .. } | Self::Named { .. } | Self::Bar(_) => {
                self.plain()
            }
        }
    }

    /// The cell as plain text: dates ISO, decimals with one place, lists joined by `;`.
    pub fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Toned(text, _) | Self::Internal { text, .. } | Self::Dated { said: text, .. } => {
                text.clone()
            }
            Self::Integer(number) => number.to_string(),
            Self::Decimal(number) => format!("{number:.1}"),
            Self::Date(day) => day.to_string(),
            Self::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
            Self::List(words) => words.join(";"),
            Self::Bar(bar) => bar.shapes(BAR_WIDTH),
            Self::Named { reference, title } if title.is_empty() => reference.clone(),
            Self::Named { reference, title } => format!("{reference} {title}"),
        }
    }
}

/// The tone of a health.
pub fn tone(health: Health) -> Tone {
    match health {
        Health::Overdue => Tone::Bad,
        Health::DueSoon | Health::Stale => Tone::Warning,
        Health::AwaitingMeeting | Health::Undated | Health::OnTrack => Tone::Neutral,
        Health::Done => Tone::Good,
        Health::Closed => Tone::Faint,
    }
}
