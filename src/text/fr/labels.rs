//! The labels of words in French.

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
        Status::NotReported => "aucune information reçue",
        Status::NotStarted => "non commencée",
        Status::InProgress => "en cours",
        Status::PartlyImplemented => "partiellement mise en œuvre",
        Status::OnHold => "suspendue",
        Status::Continuing => "permanente",
        Status::Implemented => "mise en œuvre",
        Status::Superseded => "remplacée",
        Status::NotApplicable => "sans objet",
        Status::Dropped => "abandonnée",
        Status::Lapsed => "caduque",
    }
}

fn assurance(word: Assurance) -> &'static str {
    match word {
        Assurance::None => "aucune",
        Assurance::Documented => "documentée",
        Assurance::Confirmed => "confirmée",
        Assurance::Queried => "mise en doute",
    }
}

fn response(word: Response) -> &'static str {
    match word {
        Response::Proposed => "proposée",
        Response::AgreedInPrinciple => "acceptée dans son principe",
        Response::Accepted => "acceptée",
        Response::AcceptedInPart => "acceptée en partie",
        Response::Noted => "notée",
        Response::Declined => "non retenue",
    }
}

fn kind(word: Kind) -> &'static str {
    match word {
        Kind::Recommendation => "recommandation",
        Kind::Decision => "décision",
        Kind::Request => "demande",
        Kind::Action => "action",
        Kind::Proposal => "proposition",
        Kind::Need => "besoin",
    }
}

fn tracking(word: Tracking) -> &'static str {
    match word {
        Tracking::Single => "seule",
        Tracking::Each => "pour chaque responsable",
        Tracking::Components => "par composantes",
        Tracking::Restated => "réitérée",
    }
}

fn priority(word: Priority) -> &'static str {
    match word {
        Priority::Low => "basse",
        Priority::Normal => "normale",
        Priority::High => "haute",
    }
}

fn role(word: Role) -> &'static str {
    match word {
        Role::Lead => "chef de file",
        Role::Support => "appui",
        Role::Counterparty => "contrepartie",
        Role::Addressee => "destinataire",
    }
}

fn owner_kind(word: OwnerKind) -> &'static str {
    match word {
        OwnerKind::State => "État",
        OwnerKind::Organisation => "organisation",
        OwnerKind::Office => "bureau",
        OwnerKind::Group => "groupe",
    }
}

fn meeting_kind(word: MeetingKind) -> &'static str {
    match word {
        MeetingKind::Workshop => "atelier",
        MeetingKind::Ministerial => "réunion ministérielle",
        MeetingKind::Technical => "réunion technique",
        MeetingKind::Summit => "sommet",
        MeetingKind::Other => "autre",
    }
}

fn audience(word: Audience) -> &'static str {
    match word {
        Audience::Internal => "interne",
        Audience::Public => "publique",
    }
}

fn channel(word: Channel) -> &'static str {
    match word {
        Channel::Email => "courriel",
        Channel::Phone => "téléphone",
        Channel::Letter => "lettre",
        Channel::Meeting => "réunion",
        Channel::Return => "fiche retournée",
        Channel::Other => "autre",
    }
}

fn cause(word: Cause) -> &'static str {
    match word {
        Cause::Funding => "financement",
        Cause::Legal => "juridique",
        Cause::Political => "politique",
        Cause::Capacity => "capacités",
        Cause::Coordination => "coordination",
        Cause::Data => "données",
        Cause::Dependency => "dépendance",
        Cause::Other => "autre",
    }
}

fn relation(word: RelationKind) -> &'static str {
    match word {
        RelationKind::Reiterates => "réitère",
        RelationKind::TakesUp => "reprend",
        RelationKind::Supersedes => "remplace",
        RelationKind::RespondsTo => "répond à",
        RelationKind::AssignsOwnerTo => "donne un responsable à",
        RelationKind::ConstrainedBy => "limitée par",
        RelationKind::FollowUpOf => "suite de",
        RelationKind::Supports => "appuie",
        RelationKind::Overlaps => "recoupe",
    }
}

fn relation_back(word: RelationKind) -> &'static str {
    match word {
        RelationKind::Reiterates => "réitérée par",
        RelationKind::TakesUp => "reprise par",
        RelationKind::Supersedes => "remplacée par",
        RelationKind::RespondsTo => "a pour réponse",
        RelationKind::AssignsOwnerTo => "reçoit un responsable de",
        RelationKind::ConstrainedBy => "limite",
        RelationKind::FollowUpOf => "suivie de",
        RelationKind::Supports => "appuyée par",
        RelationKind::Overlaps => "recoupe",
    }
}

fn basis(word: Basis) -> &'static str {
    match word {
        Basis::Stated => "énoncé",
        Basis::Editorial => "éditorial",
    }
}

fn grouping(word: Grouping) -> &'static str {
    match word {
        Grouping::Meeting => "réunion",
        Grouping::Owner => "responsable",
        Grouping::Theme => "thème",
        Grouping::Kind => "nature",
        Grouping::Response => "suite donnée",
        Grouping::Round => "cycle",
        Grouping::Year => "année",
    }
}

fn health(word: Health) -> &'static str {
    match word {
        Health::Overdue => "en retard",
        Health::DueSoon => "échéance proche",
        Health::Stale => "sans nouvelles",
        Health::AwaitingMeeting => "attend une réunion",
        Health::Undated => "sans échéance",
        Health::OnTrack => "dans les délais",
        Health::Done => "achevée",
        Health::Closed => "close",
    }
}

fn setting(word: Setting) -> &'static str {
    match word {
        Setting::Body => "l’organe auquel appartient le registre",
        Setting::DueSoonDays => "jours restants à partir desquels une échéance est proche",
        Setting::StaleDays => "jours sans suivi à partir desquels un point est sans nouvelles",
        Setting::SenderName => "qui signe les lettres",
        Setting::SenderEmail => "l’adresse d’où partent les lettres",
        Setting::Lang => "langue des textes, sauf indication contraire",
        Setting::Advice => "conseils de rédaction à la saisie",
    }
}
