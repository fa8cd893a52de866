//! Reads from the register everything that a report or a public page needs. The counting is done by the store.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use crate::cli::days::local_end;
use crate::cli::days::since;
use crate::cli::reading::Reading;
use crate::error::Result;
use crate::model::date::Span;
use crate::model::descent::Descent;
use crate::model::ends::ends_between;
use crate::model::id::{MeetingId, OwnerId};
use crate::model::movement::Movement;
use crate::model::progress::{Counts, Progress};
use crate::model::record::{Meeting, Recommendation, Share};
use crate::model::round::Round;
use crate::model::vocabulary::{Grouping, Kind, Lang, RelationKind, Role, Vocabulary};
use crate::report::pages::remarks::left_out;
use crate::report::public::gathered::{Gathered, Since, Subject, Tracked, places};
use crate::store::{self, Filter, Horizon, Register, Scope};

/// The subject that is asked for.
#[derive(Debug, Clone, Copy)]
pub enum Asked<'a> {
    Whole,
    Meeting(MeetingId),
    Owner(&'a str, OwnerId),
}

impl Asked<'_> {
    fn meeting(self) -> Option<MeetingId> {
        match self {
            Self::Meeting(id) => Some(id),
            Self::Whole | Self::Owner(..) => None,
        }
    }
}

/// What else was asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// A day or a meeting; else the newest meeting of the register's body that was held.
    pub since: Option<&'a str>,
    /// The day until which it was known, if the report says it.
    pub known_on: Option<NaiveDate>,
    /// The round of which it is the report.
    pub round: Option<&'a str>,
}

/// The most lines of descent.
const N_LINES: usize = 60;

/// Reads everything that a report on what is asked for needs.
///
/// # Errors
/// Those of `since`.
pub fn gather(reading: &Reading, asked: Asked<'_>, what: &Wanted<'_>) -> Result<Gathered> {
    let Reading { register, day, frame } = reading;
    let (day, lang) = (*day, frame.words.lang);
    let settings = register.settings()?;
    let meetings = meetings(register, day)?;
    let own: Vec<&Meeting> = meetings.iter().filter(|meeting| meeting.body == settings.body).collect();
    let scope = own_scope(&own, asked);
    // If a meeting is named, what it adopted counts, whatever its body.
    let counted = Filter { meetings: asked.meeting().into_iter().collect(), ..Filter::default() };
    let (adopted, others) = tracked(register, asked, &own, day)?;
    let since = match asked {
        Asked::Owner(..) => None,
        Asked::Whole | Asked::Meeting(_) => moment(register, what.since, &own, day)?,
    };
    let moment = since.as_ref().map(|(moment, _)| *moment);
    let count = |grouping| match moment {
        Some(moment) => register.progress_since(&counted, grouping, Scope::OwnDecisions, day, moment),
        None => register.progress(&counted, grouping, Scope::OwnDecisions, day),
    };
    let by_owner = count(Grouping::Owner)?;
    let is_whole = matches!(asked, Asked::Whole);
    let is_of_owner = matches!(asked, Asked::Owner(..));
    let (counts, movement) = of_subject(asked, &by_owner);
    let all = Filter { meetings: counted.meetings.clone(), kinds: Kind::followed_up(), ..scope.clone() };
    // An owner's page tells what it owes to other bodies too.
    let late = if is_of_owner { &all } else { &scope };
    let mut overdue = register.agenda(late, Horizon::Until(day.pred_opt().unwrap_or(day)), day)?;
    let mut ahead = register.agenda(&all, Horizon::Open, day)?;
    ahead.retain(|leaf| leaf.standing.watch.due_on.is_some_and(|due_on| due_on >= day));
    if let Asked::Owner(code, _) = asked {
        overdue.retain(|leaf| leaf.owners.iter().any(|owner| owner == code));
        ahead.retain(|leaf| leaf.owners.iter().any(|owner| owner == code));
    }
    let own_references: HashSet<&str> = adopted.iter().map(|one| one.record.reference.as_str()).collect();
    let (ahead, ahead_elsewhere) = ahead.into_iter().partition(|leaf| own_references.contains(leaf.reference.as_str()));
    let subject = match asked {
        Asked::Whole => Subject::Whole,
        Asked::Meeting(id) => Subject::Meeting(Box::new(register.meeting(id, day)?)),
        Asked::Owner(code, _) => Subject::Owner(code.to_owned()),
    };
    let changed = match since {
        Some((moment, meeting)) => Some(Since { meeting, changes: register.changes(&scope, moment, day)? }),
        None => None,
    };
    let not_counted = if is_of_owner { Vec::new() } else { left_out(&by_owner.left_out, frame.words) };
    let days = if is_of_owner { Vec::new() } else { points(&own, &subject, day) };
    Ok(Gathered {
        subject,
        body: settings.body,
        as_known_on: what.known_on,
        counts,
        movement,
        since: changed,
        round: if is_whole { round(register, what.round, moment)? } else { None },
        over_time: register.progress_over_time(&counted, Scope::OwnDecisions, &days)?,
        matrix: if is_of_owner { Vec::new() } else { register.matrix(&scope, day)? },
        descents: if is_of_owner { Vec::new() } else { descents(register, &adopted, day)? },
        by_meeting: if is_whole { Some(count(Grouping::Meeting)?) } else { None },
        by_theme: if is_of_owner { None } else { Some(count(Grouping::Theme)?) },
        by_owner: (!is_of_owner).then_some(by_owner),
        years: years(&own),
        places: places(&adopted),
        adopted,
        others,
        not_counted,
        overdue,
        ahead,
        ahead_elsewhere,
        names: names(register, lang, day)?,
    })
}

/// The round that is named; else the newest, unless it was closed before `since`.
fn round(register: &Register, named: Option<&str>, since: Option<store::Since>) -> Result<Option<Round>> {
    if let Some(name) = named {
        return Ok(Some(register.round(register.find_round(name)?)?));
    }
    let newest = register.rounds()?.pop();
    let is_over = |round: &Round| round.closed_on.is_some_and(|day| since.is_some_and(|since| day < since.day));
    Ok(newest.filter(|round| !is_over(round)))
}

fn meetings(register: &Register, day: NaiveDate) -> Result<Vec<Meeting>> {
    let mut meetings = Vec::new();
    register.meetings(day, &mut |meeting| {
        meetings.push(meeting);
        Ok(())
    })?;
    Ok(meetings)
}

/// Filters by the meetings of the body, or by the meeting that is asked for. Without meetings it filters by one that does not
/// exist, so that nothing passes.
fn own_scope(own: &[&Meeting], asked: Asked<'_>) -> Filter {
    let nowhere = MeetingId(0);
    let meetings = match asked.meeting() {
        Some(only) => vec![only],
        None => own.iter().map(|meeting| meeting.id).chain([nowhere]).collect(),
    };
    let owners = if let Asked::Owner(_, id) = asked { vec![id] } else { Vec::new() };
    let kinds = Kind::ALL.iter().copied().filter(|kind| kind.is_counted()).collect();
    Filter { meetings, owners, kinds, ..Filter::default() }
}

/// What the body adopted, and what others did, with the shares that count; for an owner only what it answers for itself.
fn tracked(register: &Register, asked: Asked<'_>, own: &[&Meeting], day: NaiveDate) -> Result<(Vec<Tracked>, Vec<Tracked>)> {
    let own: HashSet<&str> = own.iter().map(|meeting| meeting.reference.as_str()).collect();
    let filter = Filter {
        meetings: asked.meeting().into_iter().collect(),
        owners: if let Asked::Owner(_, id) = asked { vec![id] } else { Vec::new() },
        kinds: Kind::followed_up(),
        ..Filter::default()
    };
    let mut shares: HashMap<String, Vec<Share>> =
        register.matrix(&filter, day)?.into_iter().map(|(record, shares)| (record.reference.to_string(), shares)).collect();
    let (mut adopted, mut others) = (Vec::new(), Vec::new());
    register.recommendations(&filter, day, &mut |record| {
        let mut shares = shares.remove(record.reference.as_str()).unwrap_or_default();
        if let Asked::Owner(code, _) = asked {
            shares.retain(|share| share.code == code);
            if shares.is_empty() && !answers(&record, code) {
                return Ok(());
            }
        }
        let is_adopted = asked.meeting().is_some() || record.meeting.as_deref().is_some_and(|meeting| own.contains(meeting));
        let is_own = record.kind.is_counted() && is_adopted;
        let list = if is_own { &mut adopted } else { &mut others };
        list.push(Tracked { record, shares });
        Ok(())
    })?;
    Ok((adopted, others))
}

/// Whether the owner leads it without a share of its own, or is addressed by it while nobody leads.
fn answers(record: &Recommendation, code: &str) -> bool {
    let has = |role| record.owners.iter().any(|one| one.role == role && one.code == code);
    let is_led = record.owners.iter().any(|one| one.role == Role::Lead);
    has(Role::Lead) || (!is_led && has(Role::Addressee))
}

type Moment = (store::Since, Option<String>);

fn moment(register: &Register, text: Option<&str>, own: &[&Meeting], day: NaiveDate) -> Result<Option<Moment>> {
    if let Some(text) = text {
        let title = register.find_meeting(text).and_then(|id| register.meeting(id, day)).ok().map(|meeting| meeting.title);
        return Ok(Some((since(text, register, day)?, title)));
    }
    let mut last: Option<(NaiveDate, &str)> = None;
    for meeting in own.iter().filter(|meeting| !meeting.is_cancelled) {
        if let Some(ended_on) = register.last_day_of(meeting.id)?.filter(|ended_on| *ended_on < day) {
            last = last.max(Some((ended_on, meeting.title.as_str())));
        }
    }
    let Some((since, title)) = last else { return Ok(None) };
    Ok(Some((store::Since { day: since, ended_at: local_end(since)? }, Some(title.to_owned()))))
}

fn of_subject(asked: Asked<'_>, by_owner: &Progress) -> (Counts, Movement) {
    match asked {
        Asked::Whole | Asked::Meeting(_) => (by_owner.total, by_owner.total_movement),
        Asked::Owner(code, _) => {
            let group = by_owner.groups.iter().find(|group| group.key == code);
            group.map_or_else(Default::default, |group| (group.counts, group.movement))
        }
    }
}

/// Of the first and the last meeting that adopted something.
fn years(own: &[&Meeting]) -> Option<(i32, i32)> {
    let dated = own.iter().filter(|meeting| meeting.counts.n_total() > 0).filter_map(|meeting| meeting.starts);
    let years: Vec<i32> = dated.map(|starts| starts.first_day().year()).collect();
    Some((*years.iter().min()?, *years.iter().max()?))
}

/// The first day of the subject's meetings, the ends of the months, quarters, halves or years since, today.
fn points(own: &[&Meeting], subject: &Subject, day: NaiveDate) -> Vec<NaiveDate> {
    let starts = match subject {
        Subject::Meeting(meeting) => vec![meeting.starts],
        Subject::Whole | Subject::Owner(_) => {
            own.iter().filter(|meeting| meeting.counts.n_total() > 0).map(|meeting| meeting.starts).collect()
        }
    };
    let first_days = starts.into_iter().flatten().map(Span::first_day);
    let Some(first) = first_days.filter(|first| *first < day).min() else {
        return vec![day];
    };
    std::iter::once(first).chain(ends_between(first, day)).chain([day]).collect()
}

/// The lines of descent of what was adopted, each once.
fn descents(register: &Register, adopted: &[Tracked], day: NaiveDate) -> Result<Vec<Descent>> {
    let known: HashMap<&str, &Recommendation> = adopted.iter().map(|one| (one.record.reference.as_str(), &one.record)).collect();
    let mut wanted: Vec<&Recommendation> = Vec::new();
    let mut seen: HashSet<&str> = HashSet::new();
    register.relations(&mut |relation| {
        let draws = matches!(relation.kind, RelationKind::Reiterates | RelationKind::TakesUp | RelationKind::Supersedes);
        for reference in [&relation.reference, &relation.target].into_iter().filter(|_| draws) {
            if let Some((reference, record)) = known.get_key_value(reference.as_str()).filter(|(known, _)| !seen.contains(*known))
            {
                seen.insert(reference);
                wanted.push(record);
            }
        }
        Ok(())
    })?;
    let mut lines: Vec<Descent> = Vec::new();
    for record in wanted {
        if lines.len() == N_LINES {
            break;
        }
        let is_told = lines.iter().flat_map(|descent| &descent.line).any(|ancestor| ancestor.reference == record.reference);
        if !is_told {
            lines.extend(register.dossier(record.id, day)?.descent);
        }
    }
    Ok(lines)
}

fn names(register: &Register, lang: Lang, day: NaiveDate) -> Result<HashMap<String, String>> {
    let mut names = HashMap::new();
    register.owners(day, &mut |owner| {
        let name = match lang {
            Lang::En => None,
            Lang::Fr => owner.name_fr,
            Lang::Pt => owner.name_pt,
        };
        names.insert(owner.code, name.unwrap_or(owner.name));
        Ok(())
    })?;
    Ok(names)
}
