//! What `midsa rec add` does with what was typed: names looked up, a group expanded, the reference numbered, and what was
//! added told.

use super::add::Arguments;
use crate::cli::advice::{self, Wording};
use crate::cli::context::Context;
use crate::cli::names::{new_reference, owners_typed};
use crate::cli::texts::text_or_stdin;
use crate::cli::values::deadline;
use crate::error::{Error, Result};
use crate::import::sheets::recommendations::EACH_ASKS_FOR_SEVERAL;
use crate::model::changed::{Changed, Subject};
use crate::model::deadline::Deadline;
use crate::model::expansion::Expansion;
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::reference::Ref;
use crate::model::title::title_of;
use crate::model::vocabulary::{Kind, Role, Tracking};
use crate::report;
use crate::report::changed::lines;
use crate::store::{Added, Change, NewFollowUp, NewRecommendation, Parent, Register};
use crate::text::Words;

/// The arguments with everything looked up that needs no number.
pub(super) struct Typed<'a> {
    arguments: &'a Arguments,
    texts: Texts,
    reference: Option<Ref>,
    meeting: Option<MeetingId>,
    component_of: Option<RecommendationId>,
    action_of: Option<RecommendationId>,
    owners: Vec<(OwnerId, Role)>,
    group: Option<OwnerId>,
    due: Option<Deadline>,
}

/// Texts that may come from standard input; they are read before the register is opened.
pub(super) struct Texts {
    text: String,
    title: Option<String>,
    source: Option<String>,
    done_when: Option<String>,
}

impl Texts {
    pub(super) fn read(arguments: &Arguments) -> Result<Self> {
        Ok(Self {
            text: arguments.text()?,
            title: filled("title", arguments.title.as_deref())?,
            source: filled("source", arguments.source.as_deref())?,
            done_when: filled("done-when", arguments.done_when.as_deref())?,
        })
    }
}

/// The outcome, for telling it.
pub(super) struct Done {
    new: NewRecommendation,
    added: Added,
    owners: Vec<String>,
    expansion: Option<Expansion>,
    pub(super) advice: Vec<String>,
}

impl<'a> Typed<'a> {
    pub(super) fn read(
        arguments: &'a Arguments,
        texts: Texts,
        register: &Register,
        words: &Words,
        context: &Context,
    ) -> Result<Self> {
        let find = |reference: &Option<String>| reference.as_deref().map(|text| register.find_recommendation(text)).transpose();
        let reference = arguments.reference.as_deref().map(|text| new_reference(text, words, context));
        let group = match &arguments.each {
            Some(Some(name)) => Some(register.find_owner(name)?),
            Some(None) | None => None,
        };
        Ok(Self {
            arguments,
            texts,
            reference: reference.transpose()?,
            meeting: arguments.meeting.as_deref().map(|name| register.find_meeting(name)).transpose()?,
            component_of: find(&arguments.component_of)?,
            action_of: find(&arguments.action_of)?,
            owners: owners_typed(register, &arguments.owner)?,
            group,
            due: arguments.due.as_deref().map(|text| deadline(text, context.today)).transpose()?,
        })
    }

    pub(super) fn add(&self, change: &mut Change<'_>) -> Result<Done> {
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
        if let (Some(group), Some(expansion)) = (self.group, &expansion) {
            // The group acts through its members.
            owners = expansion.lead(group, owners);
        }
        let n_leads = owners.iter().filter(|(_, role)| *role == Role::Lead).count();
        if arguments.each.is_some() && n_leads < 2 && expansion.is_none() {
            return Err(Error::Rule {
                message: EACH_ASKS_FOR_SEVERAL.to_owned(),
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
            title: self.texts.title.clone().unwrap_or_else(|| title_of(&self.texts.text)),
            text: self.texts.text.clone(),
            source: self.texts.source.clone(),
            themes,
            priority: arguments.priority,
            done_when: self.texts.done_when.clone(),
            is_each: arguments.each.is_some(),
            owners,
            first: sets_something.then_some(first),
        };
        let added = change.add(&new)?;
        let groups = if new.is_each { Vec::new() } else { change.groups_that_lead(&new.owners)? };
        let mut advice = advice::on(&Wording {
            reference: new.reference.as_str(),
            text: &new.text,
            has_deadline: added.has_deadline || parent.as_ref().is_some_and(|parent| parent.has_deadline),
            has_owner: !new.owners.is_empty(),
            groups: &groups,
            has_done_when: new.done_when.is_some(),
            is_each: new.is_each,
            is_background: new.kind.is_background(),
        });
        advice.extend(whole.and_then(|whole| not_in_the_whole(&new, whole)));
        Ok(Done { owners: change.owners_as_typed(&new.owners)?, new, added, expansion, advice })
    }
}

impl Done {
    /// Prints what was added with what an officer should know of it, then what else was changed by it.
    pub(super) fn print(&self, changed: &[Changed], arguments: &Arguments, words: &Words, context: &Context) -> Result<()> {
        let Self { new, added, .. } = self;
        let notes = &words.notes;
        let is_it = |one: &&Changed| one.subject == Subject::Recommendation(new.reference.to_string());
        let (own, others): (Vec<&Changed>, Vec<&Changed>) = changed.iter().partition(is_it);
        own.iter().flat_map(|one| lines(one, words)).try_for_each(|line| context.print(&line))?;
        let detail = |text: &str| context.print(&format!("  {text}"));
        match &self.expansion {
            Some(expansion) => {
                for line in words.who_is_in(expansion) {
                    detail(&line)?;
                }
                let others: Vec<String> = self.not_of(expansion).map(|one| report::changed::owner(one, words)).collect();
                if !others.is_empty() {
                    detail(&(notes.owners_beside)(&others.join(", ")))?;
                }
            }
            None if self.owners.is_empty() => {}
            None => {
                let tracking = if new.is_each { Tracking::Each } else { Tracking::Single };
                let owners: Vec<String> = self.owners.iter().map(|one| report::changed::owner(one, words)).collect();
                detail(&(notes.owners)(&owners.join(", "), tracking))?;
            }
        }
        for one in own {
            if let Some(response) = report::changed::detail(one, "response", words) {
                detail(&response)?;
            }
            if let Some(due) = report::changed::detail(one, "due", words) {
                let stated = one.difference("due").and_then(|due| due.after.as_ref());
                let from = match (&arguments.due, new.parent) {
                    (Some(typed), _) if Some(typed) != stated => format!(" ({typed})"),
                    (None, Some(_)) => format!(", {}", notes.inherited_due),
                    _ => String::new(),
                };
                detail(&format!("{due}{from}"))?;
            }
        }
        if let Some(day) = added.counts_from {
            detail(&(notes.counts_from)(&words.day(day)))?;
        }
        others.into_iter().flat_map(|one| lines(one, words)).try_for_each(|line| context.print(&line))
    }

    /// The owners that are no members of the group, as they are typed.
    fn not_of<'a>(&'a self, expansion: &'a Expansion) -> impl Iterator<Item = &'a str> {
        let is_member = |typed: &&String| expansion.members.iter().any(|(_, code)| code == *typed);
        self.owners.iter().filter(move |typed| !is_member(typed)).map(String::as_str)
    }
}

/// Advice for a component whose text is not part of the whole's, white space aside.
fn not_in_the_whole(new: &NewRecommendation, whole: &Parent) -> Option<String> {
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_part = folded(&whole.text).contains(folded(&new.text).trim_end_matches(['.', ';', ',']));
    (!is_part).then(|| format!("the text does not stand word for word in that of {}", whole.reference))
}

/// The text of a flag, which is not blank.
fn filled(flag: &str, text: Option<&str>) -> Result<Option<String>> {
    text.map(|text| text_or_stdin(flag, text)).transpose()
}

fn nowhere() -> Error {
    Error::Usage { message: "no place for the recommendation is given".to_owned(), hint: "add --meeting or --ref".to_owned() }
}
