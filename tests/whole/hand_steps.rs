//! The steps of a walk, a method for each kind of command.

use chrono::Days;
use midsa::error::Result;
use midsa::model::becomes::Becomes;
use midsa::model::date::Span;
use midsa::model::follow_up::{Dispute, Evidence};
use midsa::model::id::OwnerId;
use midsa::model::people::Contact;
use midsa::model::period::Period;
use midsa::model::translation::Translation;
use midsa::model::vocabulary::{
    Assurance, Audience, Basis, Cause, Channel, Kind, Lang, MeetingKind, OwnerKind, Priority, RelationKind, Response, Role,
    Setting, Status, Vocabulary,
};
use midsa::store::{
    Edit, FocalPointEdit, Handover, MeetingEdit, NewFocalPoint, NewFollowUp, NewMeeting, NewOwner, NewRecommendation,
    NewRelation, OwnerEdit, Part, Reassignment,
};

use super::hand::{CODES, Hand, MEETINGS, NAMES, REFS, reference};

impl Hand<'_, '_, '_> {
    pub(crate) fn meeting(&mut self, step: u64) -> Result<()> {
        let starts = self.span();
        if !self.meetings.is_empty() && step >= 12 {
            let edit = MeetingEdit {
                title: self.maybe_text(),
                starts: self.random.maybe(&[Becomes::typed(starts, true)]).unwrap_or_default(),
                is_cancelled: self.random.maybe(&[true, false]),
                place: self.random.maybe(&[Becomes::This("Windhoek".to_owned()), Becomes::Empty]).unwrap_or_default(),
                ..MeetingEdit::default()
            };
            let meeting = *self.random.pick(&self.meetings);
            return self.change.edit_meeting(meeting, &edit).map(|_| ());
        }
        let new = NewMeeting {
            reference: reference(self.random.pick::<&str>(&MEETINGS)),
            kind: *self.random.pick(MeetingKind::ALL),
            body: (*self.random.pick(&["MIDSA", "AU"])).to_owned(),
            title: self.text_owned(),
            starts,
            ends: None,
            place: self.random.maybe(&["Bali".to_owned()]),
            country: None,
            source: None,
            is_cancelled: false,
        };
        self.change.add_meeting(&new).map(|_| ())
    }

    pub(crate) fn owner(&mut self, step: u64) -> Result<()> {
        let code = *self.random.pick(&CODES);
        if self.owners.len() < 2 || step <= 17 {
            let kind = if code == "GROUP" { OwnerKind::Group } else { *self.random.pick(OwnerKind::ALL) };
            let members = if kind == OwnerKind::Group { self.owners.clone() } else { Vec::new() };
            let name = self.text_owned();
            let former_names = if self.random.once_in(3) { vec![format!("{code} before")] } else { Vec::new() };
            let new = NewOwner { code: code.to_owned(), kind, name, name_fr: None, name_pt: None, former_names, members };
            return self.change.add_owner(&new).map(|_| ());
        }
        let (owner, group) = (self.an_owner(), self.an_owner());
        let day = self.day();
        match step {
            18..=19 => {
                let until = self.random.maybe(&[day + Days::new(300)]);
                let since = self.random.maybe(&[day]);
                self.change.join(owner, group, Period { since, until })
            }
            20 => self.change.leave(owner, group, day),
            _ => {
                let edit = OwnerEdit {
                    name: Some(self.text_owned()),
                    name_fr: Becomes::typed(self.random.maybe(&["Zambie".to_owned()]), true),
                    ..OwnerEdit::default()
                };
                self.change.edit_owner(owner, &edit)
            }
        }
    }

    pub(crate) fn recommendation(&mut self) -> Result<()> {
        let mut owners: Vec<(OwnerId, Role)> = Vec::new();
        for owner in self.owners.clone() {
            if self.random.once_in(2) {
                let role = if self.random.once_in(2) { Role::Lead } else { *self.random.pick(Role::ALL) };
                owners.push((owner, role));
            }
        }
        let parent = if self.random.once_in(3) { self.random.maybe(&self.items) } else { None };
        let kind = if parent.is_some() && self.random.once_in(2) { Kind::Action } else { *self.random.pick(&Kind::ALL[..3]) };
        let themes: Vec<String> =
            ["data", "labour, skills", "การ"].into_iter().filter(|_| self.random.once_in(3)).map(str::to_owned).collect();
        let first = if self.random.once_in(2) {
            Some(NewFollowUp { response: self.random.maybe(Response::ALL), due: self.due(), ..NewFollowUp::default() })
        } else {
            None
        };
        let new = NewRecommendation {
            reference: reference(self.random.pick::<&str>(&REFS)),
            parent,
            kind,
            meeting: self.random.maybe(&self.meetings),
            title: self.text_owned(),
            text: self.text_owned(),
            source: self.maybe_text(),
            themes,
            priority: self.random.maybe(Priority::ALL),
            done_when: self.maybe_text(),
            is_each: parent.is_none() && owners.iter().any(|(_, role)| *role == Role::Lead) && self.random.once_in(2),
            owners,
            first,
        };
        self.change.add_recommendation(&new).map(|_| ())
    }

    pub(crate) fn follow_up(&mut self) -> Result<()> {
        let item = self.item();
        let part = match self.random.below(4) {
            0 => Part::AllOwners,
            1 => Part::Owners(vec![self.an_owner()]),
            _ => Part::Whole,
        };
        let status = if self.random.once_in(3) { None } else { Some(*self.random.pick(&Status::ALL[1..])) };
        let day = self.day();
        let evidence = if self.random.once_in(3) {
            vec![
                Evidence { place: "https://example.org/ä?b=\"c\"".to_owned(), sha256: None, dated: None },
                Evidence {
                    place: "evidence/letter 1.pdf".to_owned(),
                    sha256: Some("0123456789abcdef".repeat(4)),
                    dated: Some(Span::Month(2007, 3)),
                },
            ]
        } else {
            Vec::new()
        };
        let new = NewFollowUp {
            happened: self.random.maybe(&[Span::Day(day)]),
            reported_by: self.random.maybe(&NAMES).map(str::to_owned),
            channel: self.random.maybe(Channel::ALL),
            status,
            assurance: if self.random.once_in(4) { Some(*self.random.pick(Assurance::ALL)) } else { None },
            response: if self.random.once_in(5) { Some(*self.random.pick(Response::ALL)) } else { None },
            due: if self.random.once_in(2) { self.due() } else { None },
            dispute: match self.random.below(6) {
                0 => Some(Dispute::Raised(self.text_owned())),
                1 => Some(Dispute::Settled(self.text_owned())),
                _ => None,
            },
            note: if self.random.once_in(6) { None } else { Some(self.text_owned()) },
            audience: *self.random.pick(Audience::ALL),
            cause: self.random.maybe(Cause::ALL),
            decided_by: if self.random.once_in(4) { self.random.maybe(&self.meetings) } else { None },
            successor: self.successor(status),
            round: None,
            evidence,
        };
        self.change.record(item, &part, &new).map(|_| ())
    }

    pub(crate) fn edit(&mut self) -> Result<()> {
        let item = self.item();
        if self.random.once_in(2) {
            let (owner, other, day) = (self.an_owner(), self.an_owner(), self.day());
            let role = self.random.maybe(Role::ALL);
            let removed = self.random.maybe(&[Reassignment { owner: other, role: None }]);
            let added = Reassignment { owner, role };
            let from_on = self.random.maybe(&[day]);
            return self.change.reassign(item, removed.as_slice(), &[added], from_on);
        }
        if self.random.once_in(6) {
            return self.change.track_each(item).map(|_| ());
        }
        let text = self.maybe_text().map(|text| (text, "a slip".to_owned()));
        let meeting = match self.random.below(4) {
            0 => Becomes::This(*self.random.pick(&self.meetings)),
            1 => Becomes::Empty,
            _ => Becomes::Same,
        };
        let edit = Edit { title: self.maybe_text(), text, meeting, added_themes: vec!["data".to_owned()], ..Edit::default() };
        self.change.edit(item, &edit).map(|_| ())
    }

    pub(crate) fn relate(&mut self, step: u64) -> Result<()> {
        let (from, target) = (self.item(), self.item());
        let kind = if self.random.once_in(2) { RelationKind::Reiterates } else { *self.random.pick(RelationKind::ALL) };
        if step == 85 {
            return self.change.unlink(from, kind, target).map(|_| ());
        }
        let passage = self.maybe_text();
        self.change.link(&NewRelation { from, kind, target, basis: *self.random.pick(Basis::ALL), passage }).map(|_| ())
    }

    pub(crate) fn translate(&mut self) -> Result<()> {
        let new = Translation { lang: *self.random.pick(Lang::ALL), title: Some(self.text_owned()), text: self.maybe_text() };
        let item = self.item();
        self.change.translate(item, &new).map(|_| ())
    }

    pub(crate) fn person(&mut self, step: u64) -> Result<()> {
        let (owner, day) = (self.an_owner(), self.day());
        let name = (*self.random.pick(&NAMES)).to_owned();
        let contact = Contact {
            name: Some(name.clone()),
            title: self.maybe_text(),
            email: self.random.maybe(&["a@example.org".to_owned()]),
            phone: None,
        };
        match step {
            88..=91 => {
                let until = self.random.maybe(&[day + Days::new(200)]);
                let new = NewFocalPoint {
                    owner,
                    contact,
                    lang: self.random.maybe(Lang::ALL),
                    theme: self.random.maybe(&["data".to_owned(), "labour".to_owned()]),
                    is_coordinator: self.random.once_in(2),
                    period: Period { since: Some(day), until },
                };
                self.change.add_focal_point(&new)
            }
            92 => {
                let coordinates = self.random.maybe(&[(true, Some(day)), (false, Some(day))]);
                let edit = FocalPointEdit {
                    title: Becomes::This(self.text_owned()),
                    until: self.random.maybe(&[day]),
                    coordinates,
                    ..FocalPointEdit::default()
                };
                self.change.edit_focal_point(owner, &name, &edit)
            }
            93 => self.change.hand_over(&Handover { owner, from: None, to: contact, lang: None, on: day }),
            _ => self.change.forget(owner, &name).map(|_| ()),
        }
    }

    pub(crate) fn settings(&mut self) -> Result<()> {
        let (setting, value) = *self.random.pick(&[
            (Setting::StaleDays, Some("100")),
            (Setting::Lang, Some("pt")),
            (Setting::SenderName, Some("Ünit")),
            (Setting::SenderName, None),
        ]);
        self.change.set(setting, value).map(|_| ())
    }
}
