//! The labels of words in Portuguese.

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
        Status::NotReported => "sem informação recebida",
        Status::NotStarted => "não iniciada",
        Status::InProgress => "em curso",
        Status::PartlyImplemented => "parcialmente implementada",
        Status::OnHold => "suspensa",
        Status::Continuing => "permanente",
        Status::Implemented => "implementada",
        Status::Superseded => "substituída",
        Status::NotApplicable => "não aplicável",
        Status::Dropped => "abandonada",
        Status::Lapsed => "caducada",
    }
}

fn assurance(word: Assurance) -> &'static str {
    match word {
        Assurance::None => "nenhuma",
        Assurance::Documented => "documentada",
        Assurance::Confirmed => "confirmada",
        Assurance::Queried => "posta em dúvida",
    }
}

fn response(word: Response) -> &'static str {
    match word {
        Response::Proposed => "proposta",
        Response::AgreedInPrinciple => "aceite em princípio",
        Response::Accepted => "aceite",
        Response::AcceptedInPart => "aceite em parte",
        Response::Noted => "anotada",
        Response::Declined => "não aceite",
    }
}

fn kind(word: Kind) -> &'static str {
    match word {
        Kind::Recommendation => "recomendação",
        Kind::Decision => "decisão",
        Kind::Request => "pedido",
        Kind::Action => "ação",
        Kind::Proposal => "proposta",
        Kind::Need => "necessidade",
    }
}

fn tracking(word: Tracking) -> &'static str {
    match word {
        Tracking::Single => "única",
        Tracking::Each => "por cada responsável",
        Tracking::Components => "por componentes",
        Tracking::Restated => "reiterada",
    }
}

fn priority(word: Priority) -> &'static str {
    match word {
        Priority::Low => "baixa",
        Priority::Normal => "normal",
        Priority::High => "alta",
    }
}

fn role(word: Role) -> &'static str {
    match word {
        Role::Lead => "líder",
        Role::Support => "apoio",
        Role::Counterparty => "contraparte",
        Role::Addressee => "destinatário",
    }
}

fn owner_kind(word: OwnerKind) -> &'static str {
    match word {
        OwnerKind::State => "Estado",
        OwnerKind::Organisation => "organização",
        OwnerKind::Office => "gabinete",
        OwnerKind::Group => "grupo",
    }
}

fn meeting_kind(word: MeetingKind) -> &'static str {
    match word {
        MeetingKind::Workshop => "seminário",
        MeetingKind::Ministerial => "reunião ministerial",
        MeetingKind::Technical => "reunião técnica",
        MeetingKind::Summit => "cimeira",
        MeetingKind::Other => "outra",
    }
}

fn audience(word: Audience) -> &'static str {
    match word {
        Audience::Internal => "interna",
        Audience::Public => "pública",
    }
}

fn channel(word: Channel) -> &'static str {
    match word {
        Channel::Email => "correio eletrónico",
        Channel::Phone => "telefone",
        Channel::Letter => "carta",
        Channel::Meeting => "reunião",
        Channel::Return => "ficha devolvida",
        Channel::Other => "outra",
    }
}

fn cause(word: Cause) -> &'static str {
    match word {
        Cause::Funding => "financiamento",
        Cause::Legal => "jurídica",
        Cause::Political => "política",
        Cause::Capacity => "capacidade",
        Cause::Coordination => "coordenação",
        Cause::Data => "dados",
        Cause::Dependency => "dependência",
        Cause::Other => "outra",
    }
}

fn relation(word: RelationKind) -> &'static str {
    match word {
        RelationKind::Reiterates => "reitera",
        RelationKind::TakesUp => "retoma",
        RelationKind::Supersedes => "substitui",
        RelationKind::RespondsTo => "responde a",
        RelationKind::AssignsOwnerTo => "atribui um responsável a",
        RelationKind::ConstrainedBy => "limitada por",
        RelationKind::FollowUpOf => "seguimento de",
        RelationKind::Supports => "apoia",
        RelationKind::Overlaps => "sobrepõe-se a",
    }
}

fn relation_back(word: RelationKind) -> &'static str {
    match word {
        RelationKind::Reiterates => "reiterada por",
        RelationKind::TakesUp => "retomada por",
        RelationKind::Supersedes => "substituída por",
        RelationKind::RespondsTo => "respondida por",
        RelationKind::AssignsOwnerTo => "recebe um responsável de",
        RelationKind::ConstrainedBy => "limita",
        RelationKind::FollowUpOf => "seguida por",
        RelationKind::Supports => "apoiada por",
        RelationKind::Overlaps => "sobrepõe-se a",
    }
}

fn basis(word: Basis) -> &'static str {
    match word {
        Basis::Stated => "declarado",
        Basis::Editorial => "editorial",
    }
}

fn grouping(word: Grouping) -> &'static str {
    match word {
        Grouping::Meeting => "reunião",
        Grouping::Owner => "responsável",
        Grouping::Theme => "tema",
        Grouping::Kind => "natureza",
        Grouping::Response => "resposta",
        Grouping::Round => "ciclo",
        Grouping::Year => "ano",
    }
}

fn health(word: Health) -> &'static str {
    match word {
        Health::Overdue => "em atraso",
        Health::DueSoon => "prazo próximo",
        Health::Stale => "sem notícias",
        Health::AwaitingMeeting => "aguarda reunião",
        Health::Undated => "sem prazo",
        Health::OnTrack => "dentro do prazo",
        Health::Done => "concluída",
        Health::Closed => "encerrada",
    }
}

fn setting(word: Setting) -> &'static str {
    match word {
        Setting::Body => "o órgão a que pertence o registo",
        Setting::DueSoonDays => "dias restantes a partir dos quais um prazo está próximo",
        Setting::StaleDays => "dias sem acompanhamento a partir dos quais um ponto está sem notícias",
        Setting::SenderName => "quem assina as cartas",
        Setting::SenderEmail => "o endereço de onde partem as cartas",
        Setting::Lang => "língua dos textos, salvo indicação em contrário",
        Setting::Advice => "conselhos de redação no registo",
    }
}
