//! The flags that say what a read is about, the same for every read that lists or counts: each is honoured, or refused with
//! the reason.

use std::cell::Cell;

use crate::cli::context::Context;
use crate::cli::reading::Reading;
use crate::cli::values::{Direction, SortKeys, sort_keys, word};
use crate::error::{Error, Result};
use crate::model::date::Span;
use crate::model::vocabulary::{Assurance, Cause, Health, Kind, Response, Status};
use crate::store::{Filter, Horizon, Register, SORT_KEYS, SortKey};
use crate::text::Words;

// The same flag twice means "or", different flags mean "and". (A doc comment would become the help of tables of `export`.)
#[derive(Debug, Default, clap::Args)]
#[command(next_help_heading = "Filters (the same twice: or; different ones: and)")]
pub struct FilterArguments {
    /// Words that all occur in title, text or notes; case and accents do not matter
    #[arg(value_name = "TEXT")]
    text: Vec<String>,

    /// Adopted by this meeting: its reference or place
    #[arg(long, value_name = "MEETING", allow_hyphen_values = true)]
    meeting: Vec<String>,

    /// Owned by this owner, directly or through a group: its code or name; with one owner, its share of what is tracked each
    #[arg(long, value_name = "OWNER", allow_hyphen_values = true)]
    owner: Vec<String>,

    /// With this status
    #[arg(long, value_parser = word::<Status>())]
    status: Vec<Status>,

    /// With this assurance
    #[arg(long, value_parser = word::<Assurance>())]
    assurance: Vec<Assurance>,

    /// With this response
    #[arg(long, value_parser = word::<Response>())]
    response: Vec<Response>,

    /// With this health
    #[arg(long, value_parser = word::<Health>())]
    health: Vec<Health>,

    /// Overdue: short for --health overdue
    #[arg(long)]
    overdue: bool,

    /// Due within 30 days: short for --health due-soon
    #[arg(long)]
    due_soon: bool,

    /// Silent for a year, and neither overdue nor due soon: short for --health stale
    #[arg(long)]
    stale: bool,

    /// Open without a deadline, silent or not; --health undated leaves out what is stale
    #[arg(long)]
    undated: bool,

    /// Of this kind; proposals and needs are listed only when asked for
    #[arg(long, value_parser = word::<Kind>())]
    kind: Vec<Kind>,

    /// With this theme
    #[arg(long, value_name = "THEME", allow_hyphen_values = true)]
    theme: Vec<String>,

    /// Late for this cause, by the last follow-up that named one
    #[arg(long, value_parser = word::<Cause>())]
    cause: Vec<Cause>,

    /// Asked about in this reporting round; of shares, those about which their owner was asked
    #[arg(long, value_name = "ROUND", allow_hyphen_values = true)]
    round: Vec<String>,

    /// In dispute, as a whole or in one owner's share
    #[arg(long)]
    disputed: bool,

    /// Due before this day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    due_before: Option<String>,

    /// Due after this day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    due_after: Option<String>,

    /// With a follow-up on this day or later
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    updated_since: Option<String>,

    /// Neither implemented nor closed
    #[arg(long)]
    open: bool,

    /// Superseded, not applicable, dropped or lapsed
    #[arg(long)]
    closed: bool,

    /// Sort by these keys, as in due,-updated_on
    #[arg(long, value_name = "KEYS", value_parser = sort_keys, allow_hyphen_values = true)]
    sort: Option<SortKeys>,

    /// Stop after this many, and say how many there are
    #[arg(long, value_name = "N")]
    limit: Option<u32>,
}

/// A limit to a list: what comes after the first few is counted.
#[derive(Debug)]
pub struct Limit {
    at_most: Option<u32>,
    n_met: Cell<u32>,
}

impl Limit {
    /// Whether the next is still to be listed.
    pub fn lets_pass(&self) -> bool {
        let n_met = self.n_met.get() + 1;
        self.n_met.set(n_met);
        self.at_most.is_none_or(|at_most| n_met <= at_most)
    }

    /// The first few of a list that is held; all of it is counted.
    pub fn first<'r, T>(&self, rows: &'r [T]) -> &'r [T] {
        let n = rows.iter().filter(|_| self.lets_pass()).count();
        &rows[..n]
    }

    /// The number of all, listed or not.
    pub fn n_met(&self) -> u32 {
        self.n_met.get()
    }

    /// Says how many of how many are listed, where some are not.
    pub fn note(&self, words: &Words, context: &Context) {
        if let Some(at_most) = self.at_most.filter(|&at_most| at_most < self.n_met()) {
            context.note(&(words.desk.first_of)(at_most, self.n_met()));
        }
    }
}

impl FilterArguments {
    /// Whether what is tracked for each owner is seen as the share of one.
    pub fn names_one_owner(&self) -> bool {
        self.owner.len() == 1
    }

    /// The filter of the flags, with owners and meetings looked up; kinds as they are typed.
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
            is_undated: self.undated,
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
    /// The same for a list: background only where its kind is asked for.
    ///
    /// # Errors
    /// As `filter`.
    pub fn of_list(&self, context: &Context, register: &Register) -> Result<Filter> {
        let filter = self.filter(context, register)?;
        Ok(if filter.kinds.is_empty() { Filter { kinds: Kind::followed_up(), ..filter } } else { filter })
    }

    /// The limit to the list.
    pub fn limit(&self) -> Limit {
        Limit { at_most: self.limit, n_met: Cell::new(0) }
    }

    /// The sentence for an empty list: without filters it is `of_all`.
    pub fn nothing(&self, filter: &Filter, of_all: &'static str, words: &Words) -> &'static str {
        let all = Filter { leaves_internal_out: filter.leaves_internal_out, kinds: Kind::followed_up(), ..Filter::default() };
        if *filter == all { of_all } else { words.notes.nothing_matches }
    }

    /// Says that more has no deadline than is undated by its health, where that health was asked for.
    ///
    /// # Errors
    /// The register can't be read.
    pub fn note_hidden_by_stale(&self, filter: &Filter, reading: &Reading, context: &Context) -> Result<()> {
        if filter.healths.contains(&Health::Undated) && !filter.healths.contains(&Health::Stale) && !filter.is_undated {
            let stale = Filter { healths: vec![Health::Stale], ..filter.clone() };
            let leaves = reading.register.agenda(&stale, Horizon::Open, reading.day)?;
            if leaves.iter().any(|leaf| leaf.standing.is_undated()) {
                context.note(reading.frame.words.notes.stale_without_deadline);
            }
        }
        Ok(())
    }

    /// Refuses --sort where the order means something.
    ///
    /// # Errors
    /// It was given (2); `why` says why it makes no sense here.
    pub fn refuse_sort(&self, why: &str) -> Result<()> {
        refuse(self.sort.is_some(), "--sort", why, "`midsa rec list --sort KEYS` sorts")
    }

    /// Refuses --limit where all belong together.
    ///
    /// # Errors
    /// It was given (2); `why` says why it makes no sense here.
    pub fn refuse_limit(&self, why: &str) -> Result<()> {
        refuse(self.limit.is_some(), "--limit", why, "`midsa rec list --limit N` lists the first")
    }

    /// Refuses --closed where only what is open is listed.
    ///
    /// # Errors
    /// It was given (2).
    pub fn refuse_closed(&self) -> Result<()> {
        refuse(self.closed, "--closed", "it lists what is open", "`midsa rec list --closed` lists what is closed")
    }

    fn healths(&self) -> Vec<Health> {
        let short = [(self.overdue, Health::Overdue), (self.due_soon, Health::DueSoon), (self.stale, Health::Stale)];
        let short = short.into_iter().filter(|(is_asked_for, _)| *is_asked_for).map(|(_, health)| health);
        self.health.iter().copied().chain(short).collect()
    }
}

fn refuse(is_given: bool, flag: &str, why: &str, hint: &str) -> Result<()> {
    if is_given {
        Err(Error::Usage { message: format!("{flag} makes no sense here: {why}"), hint: hint.to_owned() })
    } else {
        Ok(())
    }
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
