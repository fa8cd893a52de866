//! The flags that say which recommendations, or which leaves, a read is about.

use crate::cli::context::Context;
use crate::cli::values::{Direction, SortKeys, sort_keys, word};
use crate::error::{Error, Result};
use crate::model::date::Span;
use crate::model::vocabulary::{Assurance, Cause, Health, Kind, Response, Status, Vocabulary};
use crate::store::{Filter, Register, SORT_KEYS, SortKey};

/// The same flag twice means "or", different flags mean "and".
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Filters (the same twice: or; different ones: and)")]
pub struct FilterArguments {
    /// Words that all occur in title, text or notes; case and accents do not matter
    #[arg(value_name = "TEXT")]
    text: Vec<String>,

    /// What this meeting adopted: its reference, or its place
    #[arg(long, value_name = "MEETING")]
    meeting: Vec<String>,

    /// What this owner owns, directly or through a group: its code or name
    #[arg(long, value_name = "OWNER")]
    owner: Vec<String>,

    /// What has this status
    #[arg(long, value_parser = word::<Status>())]
    status: Vec<Status>,

    /// What has this assurance
    #[arg(long, value_parser = word::<Assurance>())]
    assurance: Vec<Assurance>,

    /// What was answered so
    #[arg(long, value_parser = word::<Response>())]
    response: Vec<Response>,

    /// What has this health
    #[arg(long, value_parser = word::<Health>())]
    health: Vec<Health>,

    /// What is late: short for --health overdue
    #[arg(long)]
    overdue: bool,

    /// What is due within 30 days: short for --health due-soon
    #[arg(long)]
    due_soon: bool,

    /// What has been silent for a year: short for --health stale
    #[arg(long)]
    stale: bool,

    /// What has no deadline: short for --health undated
    #[arg(long)]
    undated: bool,

    /// What is of this kind; proposals and needs are listed only when asked for
    #[arg(long, value_parser = word::<Kind>())]
    kind: Vec<Kind>,

    /// What belongs to this theme
    #[arg(long, value_name = "THEME")]
    theme: Vec<String>,

    /// What is late for this cause, by the last follow-up that named one
    #[arg(long, value_parser = word::<Cause>())]
    cause: Vec<Cause>,

    /// What is or was asked about in this reporting round
    #[arg(long, value_name = "ROUND")]
    round: Vec<String>,

    /// What is in dispute, as a whole or in one owner's share
    #[arg(long)]
    disputed: bool,

    /// What is due before this day
    #[arg(long, value_name = "DATE")]
    due_before: Option<String>,

    /// What is due after this day
    #[arg(long, value_name = "DATE")]
    due_after: Option<String>,

    /// What has a follow-up of this day or later
    #[arg(long, value_name = "DATE")]
    updated_since: Option<String>,

    /// What is neither implemented nor closed
    #[arg(long)]
    open: bool,

    /// What is superseded, not applicable, dropped or lapsed
    #[arg(long)]
    closed: bool,

    /// Sort by these keys, as in due,-updated_on
    #[arg(long, value_name = "KEYS", value_parser = sort_keys, allow_hyphen_values = true)]
    sort: Option<SortKeys>,
}

impl FilterArguments {
    /// What the flags ask for, with owners and meetings looked up; kinds as they are typed.
    ///
    /// # Errors
    /// A date or sort key that can't be read (2), an owner or meeting that is not there (3).
    pub fn filter(&self, context: &Context, register: &Register) -> Result<Filter> {
        let day = |text: &Option<String>| text.as_deref().map(|text| Span::parse_typed(text, context.today)).transpose();
        let mut meetings = Vec::new();
        for name in &self.meeting {
            meetings.extend(register.find_meetings(name)?);
        }
        Ok(Filter {
            words: self.text.iter().flat_map(|text| text.split_whitespace()).map(str::to_owned).collect(),
            meetings,
            owners: self.owner.iter().map(|name| register.find_owner(name)).collect::<Result<_>>()?,
            statuses: self.status.clone(),
            assurances: self.assurance.clone(),
            responses: self.response.clone(),
            healths: self.healths(),
            kinds: self.kind.clone(),
            themes: register.find_themes(&self.theme)?,
            causes: self.cause.clone(),
            rounds: self.round.iter().map(|name| register.find_round(name)).collect::<Result<_>>()?,
            is_disputed: self.disputed,
            due_before: day(&self.due_before)?.map(Span::first_day),
            due_after: day(&self.due_after)?.map(Span::last_day),
            updated_since: day(&self.updated_since)?.map(Span::first_day),
            leaves_internal_out: false,
            is_open: self.open,
            is_closed: self.closed,
            has_shares: false,
            sort: self.sort.iter().flat_map(|SortKeys(keys)| keys).map(sort_key).collect::<Result<_>>()?,
        })
    }
}

impl FilterArguments {
    fn healths(&self) -> Vec<Health> {
        let short = [
            (self.overdue, Health::Overdue),
            (self.due_soon, Health::DueSoon),
            (self.stale, Health::Stale),
            (self.undated, Health::Undated),
        ];
        let short = short.into_iter().filter(|(is_asked_for, _)| *is_asked_for).map(|(_, health)| health);
        self.health.iter().copied().chain(short).collect()
    }
}

/// The kinds that are listed without being asked for: all but background.
pub fn followed_up() -> Vec<Kind> {
    Kind::ALL.iter().copied().filter(|kind| !kind.is_background()).collect()
}

fn sort_key(typed: &crate::cli::values::SortKey) -> Result<SortKey> {
    let key = match typed.column.as_str() {
        "due_on" => "due",
        other => other,
    };
    let known = SORT_KEYS.into_iter().find(|known| *known == key);
    let key = known.ok_or_else(|| Error::UnknownSortKey { key: typed.column.clone(), known: SORT_KEYS.to_vec() })?;
    Ok(SortKey { key, is_descending: typed.direction == Direction::Descending })
}

/// The same flag twice means "or", different flags mean "and".
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Filters (the same twice: or; different ones: and)")]
pub struct LeafFilterArguments {
    /// What this meeting adopted: its reference, or its place
    #[arg(long, value_name = "MEETING")]
    meeting: Vec<String>,

    /// What this owner answers for, directly or through a group: its shares, what it leads, or is addressed in where nobody
    /// leads
    #[arg(long, value_name = "OWNER")]
    owner: Vec<String>,

    /// What is of this kind [default: all but proposals and needs]
    #[arg(long, value_parser = word::<Kind>())]
    kind: Vec<Kind>,

    /// What belongs to this theme
    #[arg(long, value_name = "THEME")]
    theme: Vec<String>,
}

impl LeafFilterArguments {
    /// What the flags ask for, with owners and meetings looked up.
    ///
    /// # Errors
    /// An owner or meeting that is not there (3).
    pub fn filter(&self, register: &Register) -> Result<Filter> {
        let mut meetings = Vec::new();
        for name in &self.meeting {
            meetings.extend(register.find_meetings(name)?);
        }
        Ok(Filter {
            meetings,
            owners: self.owner.iter().map(|name| register.find_owner(name)).collect::<Result<_>>()?,
            kinds: if self.kind.is_empty() { followed_up() } else { self.kind.clone() },
            themes: register.find_themes(&self.theme)?,
            ..Filter::default()
        })
    }
}
