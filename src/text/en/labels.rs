//! The labels of words in English.

use super::super::labels::Labels;
use crate::model::vocabulary::{
    Assurance, Audience, Basis, Cause, Channel, Grouping, Health, Kind, MeetingKind, OwnerKind, Priority, RelationKind, Response,
    Role, Setting, Status, Tracking,
};

pub(super) const LABELS: Labels = Labels {
    status,
    assurance,
    response,
    kind,
    tracking,
    priority,
    role,
    owner_kind,
    meeting_kind,
    audience,
    channel,
    cause,
    relation,
    relation_back,
    basis,
    health,
    grouping,
    setting,
};

fn status(word: Status) -> &'static str {
    match word {
        Status::NotReported => "no information received",
        Status::NotStarted => "not started",
        Status::InProgress => "in progress",
        Status::PartlyImplemented => "partly implemented",
        Status::OnHold => "on hold",
        Status::Continuing => "continuing",
        Status::Implemented => "implemented",
        Status::Superseded => "superseded",
        Status::NotApplicable => "not applicable",
        Status::Dropped => "dropped",
        Status::Lapsed => "lapsed",
    }
}

fn assurance(word: Assurance) -> &'static str {
    match word {
        Assurance::None => "none",
        Assurance::Documented => "documented",
        Assurance::Confirmed => "confirmed",
        Assurance::Queried => "queried",
    }
}

fn response(word: Response) -> &'static str {
    match word {
        Response::Proposed => "proposed",
        Response::AgreedInPrinciple => "agreed in principle",
        Response::Accepted => "accepted",
        Response::AcceptedInPart => "accepted in part",
        Response::Noted => "noted",
        Response::Declined => "declined",
    }
}

fn kind(word: Kind) -> &'static str {
    match word {
        Kind::Recommendation => "recommendation",
        Kind::Decision => "decision",
        Kind::Request => "request",
        Kind::Action => "action",
        Kind::Proposal => "proposal",
        Kind::Need => "need",
    }
}

fn tracking(word: Tracking) -> &'static str {
    match word {
        Tracking::Single => "single",
        Tracking::Each => "for each owner",
        Tracking::Components => "by components",
        Tracking::Restated => "restated",
    }
}

fn priority(word: Priority) -> &'static str {
    match word {
        Priority::Low => "low",
        Priority::Normal => "normal",
        Priority::High => "high",
    }
}

fn role(word: Role) -> &'static str {
    match word {
        Role::Lead => "lead",
        Role::Support => "support",
        Role::Counterparty => "counterparty",
        Role::Addressee => "addressee",
    }
}

fn owner_kind(word: OwnerKind) -> &'static str {
    match word {
        OwnerKind::State => "state",
        OwnerKind::Organisation => "organisation",
        OwnerKind::Office => "office",
        OwnerKind::Group => "group",
    }
}

fn meeting_kind(word: MeetingKind) -> &'static str {
    match word {
        MeetingKind::Workshop => "workshop",
        MeetingKind::Ministerial => "ministerial meeting",
        MeetingKind::Technical => "technical meeting",
        MeetingKind::Summit => "summit",
        MeetingKind::Other => "other",
    }
}

fn audience(word: Audience) -> &'static str {
    match word {
        Audience::Internal => "internal",
        Audience::Public => "public",
    }
}

fn channel(word: Channel) -> &'static str {
    match word {
        Channel::Email => "e-mail",
        Channel::Phone => "phone",
        Channel::Letter => "letter",
        Channel::Meeting => "meeting",
        Channel::Return => "return",
        Channel::Other => "other",
    }
}

fn cause(word: Cause) -> &'static str {
    match word {
        Cause::Funding => "funding",
        Cause::Legal => "legal",
        Cause::Political => "political",
        Cause::Capacity => "capacity",
        Cause::Coordination => "coordination",
        Cause::Data => "data",
        Cause::Dependency => "dependency",
        Cause::Other => "other",
    }
}

fn relation(word: RelationKind) -> &'static str {
    match word {
        RelationKind::Reiterates => "reiterates",
        RelationKind::TakesUp => "takes up",
        RelationKind::Supersedes => "supersedes",
        RelationKind::RespondsTo => "responds to",
        RelationKind::AssignsOwnerTo => "assigns an owner to",
        RelationKind::ConstrainedBy => "constrained by",
        RelationKind::FollowUpOf => "follow-up of",
        RelationKind::Supports => "supports",
        RelationKind::Overlaps => "overlaps",
    }
}

fn relation_back(word: RelationKind) -> &'static str {
    match word {
        RelationKind::Reiterates => "reiterated by",
        RelationKind::TakesUp => "taken up by",
        RelationKind::Supersedes => "superseded by",
        RelationKind::RespondsTo => "answered by",
        RelationKind::AssignsOwnerTo => "given an owner by",
        RelationKind::ConstrainedBy => "constrains",
        RelationKind::FollowUpOf => "followed up by",
        RelationKind::Supports => "supported by",
        RelationKind::Overlaps => "overlaps",
    }
}

fn basis(word: Basis) -> &'static str {
    match word {
        Basis::Stated => "stated",
        Basis::Editorial => "editorial",
    }
}

fn grouping(word: Grouping) -> &'static str {
    match word {
        Grouping::Meeting => "meeting",
        Grouping::Owner => "owner",
        Grouping::Theme => "theme",
        Grouping::Kind => "kind",
        Grouping::Response => "response",
        Grouping::Round => "round",
        Grouping::Year => "year",
    }
}

fn health(word: Health) -> &'static str {
    match word {
        Health::Overdue => "overdue",
        Health::DueSoon => "due soon",
        Health::Stale => "stale",
        Health::AwaitingMeeting => "awaiting meeting",
        Health::Undated => "undated",
        Health::OnTrack => "on track",
        Health::Done => "done",
        Health::Closed => "closed",
    }
}

fn setting(word: Setting) -> &'static str {
    match word {
        Setting::Body => "whose register it is",
        Setting::DueSoonDays => "days ahead that count as due soon",
        Setting::StaleDays => "days without a follow-up that count as stale",
        Setting::SenderName => "who signs letters",
        Setting::SenderEmail => "the address that letters come from",
        Setting::Lang => "language of what people read, unless the command says",
        Setting::Advice => "advice on wording at entry",
    }
}
