//! `midsa rec add`.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::commands::advice::{self, Advice, Wording};
use crate::commands::changes::{due, print_consequences};
use crate::commands::context::Context;
use crate::commands::owners_typed::owners_typed;
use crate::commands::texts::text_or_file;
use crate::commands::values::word;
use crate::commands::writing::{WriteArguments, text_or_stdin};
use crate::error::{Error, Result};
use crate::model::deadline::Deadline;
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::reference::Ref;
use crate::model::title::title_of;
use crate::model::vocabulary::{Kind, Priority, Response, Role};
use crate::store::{Added, Change, Expansion, NewFollowUp, NewRecommendation, Parent, Register};

/// Record a recommendation, decision or request that a meeting adopted
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  midsa rec add --meeting WDH-2010 --kind decision --text \"Designate a national focal point\" --each PARTICIPATING-GOVERNMENTS
  midsa rec add --meeting MRU-2006 --text-file text.txt --owner IOM --owner SADC-SECRETARIAT:counterparty --due +6m
  midsa rec add --component-of MRU-2006-03 --text \"Sign the MoU\" --due next:ministerial-30d
  midsa rec add --action-of MRU-2006-03 --text \"Send the draft\" --owner SAMP --dry-run")]
pub struct Arguments {
    /// The meeting that adopted it; it gets the meeting's next free number
    #[arg(long, value_name = "MEETING", conflicts_with = "component_of")]
    meeting: Option<String>,

    /// Give it this reference instead of the next free one
    #[arg(long = "ref", value_name = "REF")]
    reference: Option<String>,

    /// The text as it was adopted, word for word; `-` reads standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, conflicts_with = "text_file")]
    text: Option<String>,

    /// The file that holds the text; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    text_file: Option<PathBuf>,

    /// A short title; the first sentence of the text where it is left out
    #[arg(long, value_name = "TITLE", allow_hyphen_values = true)]
    title: Option<String>,

    /// What it is: a recommendation, unless told otherwise
    #[arg(long, value_parser = word::<Kind>())]
    kind: Option<Kind>,

    /// Who must act, by code or name; :support, :counterparty or :addressee behind it is another role than lead
    #[arg(long, value_name = "OWNER[:ROLE]")]
    owner: Vec<String>,

    /// Give each lead owner, or each member of this group, a share with a status of its own
    #[arg(long, value_name = "GROUP", num_args = 0..=1)]
    #[expect(clippy::option_option, reason = "the flag, with a value or without one")]
    each: Option<Option<String>>,

    /// The deadline: a day, month, quarter, half or year, a relative date, next:KIND or meeting:REF, or none
    #[arg(long, value_name = "DEADLINE", allow_hyphen_values = true)]
    due: Option<String>,

    /// What the meeting decided about it
    #[arg(long, value_parser = word::<Response>())]
    response: Option<Response>,

    /// A theme it belongs to
    #[arg(long, value_name = "THEME")]
    theme: Vec<String>,

    /// How urgent it is
    #[arg(long, value_parser = word::<Priority>())]
    priority: Option<Priority>,

    /// Where the text stands: a report, a page, an address
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,

    /// What will count as done, in a sentence
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    done_when: Option<String>,

    /// The recommendation of whose text this is a part; it gets the next letter
    #[arg(long, value_name = "REF", conflicts_with = "action_of")]
    component_of: Option<String>,

    /// The recommendation towards which this is an action
    #[arg(long, value_name = "REF")]
    action_of: Option<String>,

    /// Give no advice on the wording
    #[arg(long)]
    no_advice: bool,

    #[command(flatten)]
    writing: WriteArguments,
}

/// Adds it and prints what was added, and what stands otherwise because of it.
pub(super) fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    arguments.refuse_nowhere()?;
    let text = arguments.text()?;
    let mut register = Register::open(&context.register()?)?;
    let typed = Typed::read(arguments, text, &register, context)?;
    let done = register.change(&context.author(), arguments.writing.keep(), |change| typed.add(change))?;
    done.print(arguments, context)?;
    Advice::unless(arguments.no_advice).tell(context, &done.advice);
    arguments.writing.remind(context);
    Ok(())
}

/// The arguments with everything looked up that needs no number.
struct Typed<'a> {
    arguments: &'a Arguments,
    text: String,
    reference: Option<Ref>,
    meeting: Option<MeetingId>,
    component_of: Option<RecommendationId>,
    action_of: Option<RecommendationId>,
    owners: Vec<(OwnerId, Role)>,
    group: Option<OwnerId>,
    due: Option<Deadline>,
    done_when: Option<String>,
}

/// What was done, for telling it.
struct Done {
    new: NewRecommendation,
    added: Added,
    owners: Vec<String>,
    expansion: Option<Expansion>,
    parent: Option<Parent>,
    advice: Vec<String>,
}

impl Arguments {
    fn refuse_nowhere(&self) -> Result<()> {
        let places = [&self.meeting, &self.reference, &self.component_of, &self.action_of];
        if places.iter().all(|place| place.is_none()) {
            return Err(Error::Usage {
                message: "where does it belong".to_owned(),
                hint: "add --meeting, --component-of or --action-of, or give it a reference of its own with --ref".to_owned(),
            });
        }
        match (self.kind, &self.action_of) {
            (Some(Kind::Action), None) => Err(Error::Usage {
                message: "an action belongs to a recommendation".to_owned(),
                hint: "add --action-of REF".to_owned(),
            }),
            (Some(kind), Some(_)) if kind != Kind::Action => Err(Error::Usage {
                message: format!("--action-of makes it an action, not a {kind}"),
                hint: "leave --kind or --action-of out".to_owned(),
            }),
            _ => Ok(()),
        }
    }

    fn text(&self) -> Result<String> {
        text_or_file(self.text.as_deref(), self.text_file.as_deref())?.ok_or_else(|| Error::Usage {
            message: "the text is missing".to_owned(),
            hint: "add --text TEXT or --text-file FILE".to_owned(),
        })
    }
}

impl<'a> Typed<'a> {
    fn read(arguments: &'a Arguments, text: String, register: &Register, context: &Context) -> Result<Self> {
        let find = |reference: &Option<String>| reference.as_deref().map(|text| register.find_recommendation(text)).transpose();
        let reference = arguments.reference.as_deref().map(str::trim);
        let reference = reference.map(|text| Ref::new(text).map_err(|why| Error::Reference { text: text.to_owned(), why }));
        let group = match &arguments.each {
            Some(Some(name)) => Some(register.find_owner(name)?),
            Some(None) | None => None,
        };
        Ok(Self {
            arguments,
            text,
            reference: reference.transpose()?,
            meeting: arguments.meeting.as_deref().map(|name| register.find_meeting(name)).transpose()?,
            component_of: find(&arguments.component_of)?,
            action_of: find(&arguments.action_of)?,
            owners: owners_typed(register, &arguments.owner)?,
            group,
            due: arguments.due.as_deref().map(|text| Deadline::parse_typed(text, context.today)).transpose()?,
            done_when: arguments.done_when.as_deref().map(|text| text_or_stdin("done-when", text)).transpose()?,
        })
    }

    fn add(&self, change: &mut Change<'_>) -> Result<Done> {
        let arguments = self.arguments;
        let parent = self.component_of.or(self.action_of).map(|id| change.parent(id)).transpose()?;
        let whole = parent.as_ref().filter(|_| self.component_of.is_some());
        let reference = match (&self.reference, self.component_of, self.meeting, self.action_of) {
            (Some(reference), ..) => reference.clone(),
            (None, Some(whole), ..) => change.next_component(whole)?,
            (None, None, Some(meeting), _) => change.next_in_meeting(meeting)?,
            (None, None, None, Some(towards)) => change.next_action(towards)?,
            (None, None, None, None) => return Err(nowhere()),
        };
        let meeting = whole.map_or(self.meeting, |whole| whole.meeting);
        let mut owners = self.owners.clone();
        if let Some(whole) = whole.filter(|_| owners.is_empty() && arguments.each.is_none()) {
            owners.clone_from(&whole.owners);
        }
        let expansion = self.group.map(|group| change.expand(group, change.day_of_expansion(meeting)?)).transpose()?;
        if let Some(expansion) = &expansion {
            // The group acts through its members.
            owners.retain(|(owner, role)| Some(*owner) != self.group || *role != Role::Lead);
            let members = expansion.members.iter().map(|(owner, _)| (*owner, Role::Lead));
            let (named, others): (Vec<_>, Vec<_>) = owners.into_iter().partition(|(_, role)| *role == Role::Lead);
            let mut leads: Vec<(OwnerId, Role)> = members.collect();
            leads.extend(named.into_iter().filter(|(owner, _)| !expansion.members.iter().any(|(member, _)| member == owner)));
            leads.extend(others);
            owners = leads;
        }
        let n_leads = owners.iter().filter(|(_, role)| *role == Role::Lead).count();
        if arguments.each.is_some() && n_leads < 2 && expansion.is_none() {
            return Err(Error::Rule {
                message: "--each asks for several lead owners".to_owned(),
                hint: "name them with --owner, or a group: --each GROUP".to_owned(),
            });
        }
        let response = arguments.response.or(whole.and_then(|whole| whole.response));
        let sets_something = response.is_some() || self.due.is_some();
        let first = NewFollowUp { response, due: self.due.clone(), ..NewFollowUp::default() };
        let kind = match (arguments.kind, whole, self.action_of) {
            (_, _, Some(_)) => Kind::Action,
            (Some(kind), ..) => kind,
            (None, Some(whole), None) => whole.kind,
            (None, None, None) => Kind::Recommendation,
        };
        let mut themes = arguments.theme.clone();
        themes.sort_unstable();
        themes.dedup();
        let new = NewRecommendation {
            reference,
            parent: parent.as_ref().map(|parent| parent.id),
            kind,
            meeting,
            title: arguments.title.clone().unwrap_or_else(|| title_of(&self.text)),
            text: self.text.clone(),
            source: arguments.source.clone(),
            themes,
            priority: arguments.priority,
            done_when: self.done_when.clone(),
            is_each: arguments.each.is_some(),
            owners,
            first: sets_something.then_some(first),
        };
        let added = change.add(&new)?;
        let groups = if new.is_each { Vec::new() } else { change.groups_that_lead(&new.owners)? };
        let mut advice = advice::on(&Wording {
            reference: new.reference.as_str(),
            text: &new.text,
            has_deadline: added.standing.deadline.is_some() || parent.as_ref().is_some_and(|parent| parent.has_deadline),
            has_owner: !new.owners.is_empty(),
            groups: &groups,
            has_done_when: new.done_when.is_some(),
            is_each: new.is_each,
            is_background: new.kind.is_background(),
        });
        advice.extend(whole.and_then(|whole| not_in_the_whole(&new, whole)));
        Ok(Done { owners: change.owners_as_typed(&new.owners)?, new, added, expansion, parent, advice })
    }
}

impl Done {
    fn print(&self, arguments: &Arguments, context: &Context) -> Result<()> {
        let Self { new, added, parent, .. } = self;
        let what = match parent {
            Some(parent) if new.kind == Kind::Action => format!("action towards {}", parent.reference),
            Some(parent) => format!("{}, component of {}", new.kind, parent.reference),
            None => new.kind.to_string(),
        };
        context.print(&format!("{}: added: {what} “{}”", new.reference, new.title))?;
        let detail = |text: &str| context.print(&format!("  {text}"));
        match &self.expansion {
            Some(expansion) => {
                for line in told(expansion) {
                    detail(&line)?;
                }
                let others: Vec<&str> = self.not_of(expansion).collect();
                if !others.is_empty() {
                    detail(&format!("owners beside them: {}", others.join(", ")))?;
                }
            }
            None if self.owners.is_empty() => {}
            None => {
                let each = if new.is_each { ", each lead with a share of its own" } else { "" };
                detail(&format!("owners: {}{each}", self.owners.join(", ")))?;
            }
        }
        if let Some(response) = added.standing.response {
            detail(&format!("response: {response}"))?;
        }
        if let Some(deadline) = &added.standing.deadline {
            let from = match (&arguments.due, new.parent) {
                (Some(typed), _) if *typed != deadline.to_string() => format!(" ({typed})"),
                (None, Some(_)) => ", inherited".to_owned(),
                _ => String::new(),
            };
            detail(&format!("due: {}{from}", due(&added.standing)))?;
        }
        if let Some(day) = added.counts_from {
            detail(&format!("counts from {day}; what was reported before stays on the whole"))?;
        }
        print_consequences(&added.lines, context)?;
        if let Some(parent) = parent.as_ref().filter(|_| added.newly_compound) {
            context.note(&format!("the status of {} is rolled up from its components from now on", parent.reference));
        }
        Ok(())
    }

    /// The owners that are no members of the group, as they are typed.
    fn not_of<'a>(&'a self, expansion: &'a Expansion) -> impl Iterator<Item = &'a str> {
        let is_member = |typed: &&String| expansion.members.iter().any(|(_, code)| code == *typed);
        self.owners.iter().filter(move |typed| !is_member(typed)).map(String::as_str)
    }
}

/// Who is in and who is not.
pub(super) fn told(expansion: &Expansion) -> Vec<String> {
    let codes: Vec<&str> = expansion.members.iter().map(|(_, code)| code.as_str()).collect();
    let mut lines = vec![format!("each of {} on {} ({}): {}", expansion.group, expansion.on, codes.len(), codes.join(", "))];
    let since = |day: Option<NaiveDate>| day.map(|day| format!("since {day}"));
    let until = |day: Option<NaiveDate>| day.map(|day| format!("until {day}"));
    let outside: Vec<String> = expansion
        .outside
        .iter()
        .map(|one| {
            let when: Vec<String> = since(one.since_on).into_iter().chain(until(one.until_on)).collect();
            format!("{} ({})", one.code, when.join(", "))
        })
        .collect();
    lines.push(if outside.is_empty() { "not in: nobody".to_owned() } else { format!("not in: {}", outside.join(", ")) });
    lines
}

/// Advice where a component's text does not stand in the text of the whole, white space aside.
fn not_in_the_whole(new: &NewRecommendation, whole: &Parent) -> Option<String> {
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_part = folded(&whole.text).contains(folded(&new.text).trim_end_matches(['.', ';', ',']));
    (!is_part).then(|| format!("the text does not stand word for word in that of {}", whole.reference))
}

fn nowhere() -> Error {
    Error::Usage { message: "where does it belong".to_owned(), hint: "add --meeting or --ref".to_owned() }
}
