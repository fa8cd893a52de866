//! The MIDSA record that `init` loads (DESIGN.md section 6): compiled in, and recorded as an officer would record it.

use std::collections::HashMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};
use crate::model::date::Span;
use crate::model::deadline::Deadline;
use crate::model::follow_up::Evidence;
use crate::model::id::{MeetingId, OwnerId, RecommendationId};
use crate::model::period::Period;
use crate::model::reference::Ref;
use crate::model::vocabulary::{Audience, Channel, Kind, MeetingKind, OwnerKind, Response, Role, Tracking, Vocabulary};
use crate::store::{Change, NewFollowUp, NewMeeting, NewOwner, NewRecommendation, NewRelation, Part};

const MEETINGS: &str = include_str!("../../fixtures/midsa/meetings.csv");
const OWNERS: &str = include_str!("../../fixtures/midsa/owners.csv");
const MEMBERSHIPS: &str = include_str!("../../fixtures/midsa/memberships.csv");
const RECOMMENDATIONS: &str = include_str!("../../fixtures/midsa/recommendations.csv");
const RELATIONS: &str = include_str!("../../fixtures/midsa/relations.csv");
const FOLLOW_UPS: &str = include_str!("../../fixtures/midsa/follow-ups.csv");

/// Who reported what no person did: what stands in the sources is not the word of whoever typed `init`.
const REPORTER: &str = "MIDSA record";

/// Records the whole of it in an empty register and gives the number of recommendations.
///
/// # Errors
/// The register can't be written, or holds something already.
pub fn load(change: &mut Change<'_>) -> Result<usize> {
    let meetings = load_meetings(change)?;
    let owners = load_owners(change)?;
    for row in rows::<MembershipRow>(MEMBERSHIPS)? {
        let day = |cell: String| filled(cell).map(|day| Span::parse(&day).map(Span::first_day)).transpose();
        let period = Period { since: day(row.since_on)?, until: day(row.until_on)? };
        change.join(named(&owners, &row.owner)?, named(&owners, &row.group)?, period)?;
    }
    let recommendations = load_recommendations(change, &meetings, &owners)?;
    for row in rows::<RelationRow>(RELATIONS)? {
        change.add_relation(&NewRelation {
            from: named(&recommendations, &row.reference)?,
            kind: word(&row.kind)?,
            target: named(&recommendations, &row.target)?,
            basis: word(&row.basis)?,
            passage: filled(row.passage),
        })?;
    }
    for row in rows::<FollowUpRow>(FOLLOW_UPS)? {
        let id = named(&recommendations, &row.reference)?;
        let part = if row.owner.is_empty() { Part::Whole } else { Part::Owners(vec![named(&owners, &row.owner)?]) };
        change.record(id, &part, &row.follow_up()?)?;
    }
    Ok(recommendations.len())
}

#[derive(Deserialize)]
struct MeetingRow {
    #[serde(rename = "ref")]
    reference: String,
    kind: String,
    body: String,
    title: String,
    starts: String,
    ends: String,
    place: String,
    country: String,
}

#[derive(Deserialize)]
struct OwnerRow {
    code: String,
    kind: String,
    name: String,
    name_fr: String,
    name_pt: String,
    former_names: String,
    members: String,
}

#[derive(Deserialize)]
struct MembershipRow {
    group: String,
    owner: String,
    since_on: String,
    /// The first day no longer.
    until_on: String,
}

#[derive(Deserialize)]
struct RecommendationRow {
    #[serde(rename = "ref")]
    reference: String,
    parent: String,
    kind: String,
    meeting: String,
    title: String,
    text: String,
    source: String,
    themes: String,
    response: String,
    tracking: String,
    owners: String,
    due: String,
}

#[derive(Deserialize)]
struct RelationRow {
    #[serde(rename = "ref")]
    reference: String,
    kind: String,
    target: String,
    basis: String,
    passage: String,
}

#[derive(Deserialize)]
struct FollowUpRow {
    #[serde(rename = "ref")]
    reference: String,
    owner: String,
    happened_on: String,
    reported_by: String,
    channel: String,
    status_to: String,
    note: String,
    audience: String,
    evidence: String,
}

impl FollowUpRow {
    fn follow_up(self) -> Result<NewFollowUp> {
        let evidence = list(&self.evidence).map(|place| Evidence { place, sha256: None }).collect();
        Ok(NewFollowUp {
            happened: filled(self.happened_on).map(|day| Span::parse(&day)).transpose()?,
            reported_by: Some(filled(self.reported_by).unwrap_or_else(|| REPORTER.to_owned())),
            channel: optional::<Channel>(&self.channel)?,
            status: optional(&self.status_to)?,
            note: filled(self.note),
            audience: word::<Audience>(&self.audience)?,
            evidence,
            ..NewFollowUp::default()
        })
    }
}

fn load_meetings(change: &mut Change<'_>) -> Result<HashMap<String, MeetingId>> {
    let mut ids = HashMap::new();
    for row in rows::<MeetingRow>(MEETINGS)? {
        let new = NewMeeting {
            reference: reference(&row.reference)?,
            kind: word::<MeetingKind>(&row.kind)?,
            body: row.body,
            title: row.title,
            starts: filled(row.starts).map(|day| Span::parse(&day)).transpose()?,
            ends: filled(row.ends).map(|day| Span::parse(&day)).transpose()?,
            place: filled(row.place),
            country: filled(row.country),
            is_cancelled: false,
        };
        ids.insert(row.reference, change.add_meeting(&new)?);
    }
    Ok(ids)
}

fn load_owners(change: &mut Change<'_>) -> Result<HashMap<String, OwnerId>> {
    let mut ids = HashMap::new();
    for row in rows::<OwnerRow>(OWNERS)? {
        let members = list(&row.members).map(|code| named(&ids, &code)).collect::<Result<_>>()?;
        let new = NewOwner {
            code: row.code.clone(),
            kind: word::<OwnerKind>(&row.kind)?,
            name: row.name,
            name_fr: filled(row.name_fr),
            name_pt: filled(row.name_pt),
            former_names: list(&row.former_names).collect(),
            members,
        };
        ids.insert(row.code, change.add_owner(&new)?);
    }
    Ok(ids)
}

fn load_recommendations(
    change: &mut Change<'_>,
    meetings: &HashMap<String, MeetingId>,
    owners: &HashMap<String, OwnerId>,
) -> Result<HashMap<String, RecommendationId>> {
    let mut ids = HashMap::new();
    for row in rows::<RecommendationRow>(RECOMMENDATIONS)? {
        let response = optional::<Response>(&row.response)?;
        let due = filled(row.due).map(|text| Deadline::parse(&text)).transpose()?;
        let sets_something = response.is_some() || due.is_some();
        let new = NewRecommendation {
            reference: reference(&row.reference)?,
            parent: filled(row.parent).map(|parent| named(&ids, &parent)).transpose()?,
            kind: word::<Kind>(&row.kind)?,
            meeting: filled(row.meeting).map(|meeting| named(meetings, &meeting)).transpose()?,
            title: row.title,
            text: row.text,
            source: filled(row.source),
            themes: list(&row.themes).collect(),
            priority: None,
            done_when: None,
            is_each: word::<Tracking>(&row.tracking)? == Tracking::Each,
            owners: list(&row.owners).map(|owner| assigned(owners, &owner)).collect::<Result<_>>()?,
            first: sets_something.then(|| NewFollowUp {
                response,
                due,
                reported_by: Some(REPORTER.to_owned()),
                ..NewFollowUp::default()
            }),
        };
        ids.insert(row.reference, change.add_recommendation(&new)?);
    }
    Ok(ids)
}

/// `IOM` or `SADC-SECRETARIAT:counterparty`.
fn assigned(owners: &HashMap<String, OwnerId>, text: &str) -> Result<(OwnerId, Role)> {
    match text.split_once(':') {
        Some((code, role)) => Ok((named(owners, code)?, word(role)?)),
        None => Ok((named(owners, text)?, Role::Lead)),
    }
}

fn rows<T: DeserializeOwned>(text: &str) -> Result<Vec<T>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.map_err(|source| broken(&source.to_string()))).collect()
}

fn named<T: Copy>(ids: &HashMap<String, T>, name: &str) -> Result<T> {
    ids.get(name).copied().ok_or_else(|| broken(&format!("`{name}` is not there")))
}

fn word<T: Vocabulary>(text: &str) -> Result<T> {
    T::from_word(text).ok_or_else(|| broken(&format!("`{text}` is no {}", T::NAME)))
}

fn optional<T: Vocabulary>(text: &str) -> Result<Option<T>> {
    if text.is_empty() { Ok(None) } else { word(text).map(Some) }
}

fn reference(text: &str) -> Result<Ref> {
    Ref::new(text).map_err(|why| Error::Reference { text: text.to_owned(), why })
}

fn list(cell: &str) -> impl Iterator<Item = String> {
    cell.split(';').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned)
}

fn filled(cell: String) -> Option<String> {
    if cell.is_empty() { None } else { Some(cell) }
}

/// The record comes with the program, and a test loads it: an officer never reads this.
fn broken(why: &str) -> Error {
    Error::Rule {
        message: format!("the record that comes with midsa is broken: {why}"),
        hint: "`midsa init --empty` makes an empty register".to_owned(),
    }
}
