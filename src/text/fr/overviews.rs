//! The words of overviews, and of owners, in French.

use super::super::overviews::{Hints, Overviews, OwnerTexts};
use super::plural;
use crate::model::agenda::Urgency;
use crate::model::movement::Move;
use crate::model::vocabulary::{Lang, Status};

pub(super) const OVERVIEWS: Overviews = Overviews {
    agenda: |day| format!("Échéancier au {day}"),
    urgency,
    nothing_open: "rien n’est en suspens",
    nothing_due: "rien n’est en retard ni à échéance dans ce délai",
    days_late: "Jours de\u{a0}retard",
    days_left: "Jours restants",
    desk: |day| format!("Point de la situation au {day}"),
    pile: |name, n, by_share, left_out| {
        let shares = (by_share > n).then(|| format!("{by_share} avec la part de chaque responsable"));
        let left_out = (!left_out.is_empty()).then(|| format!("hors de `midsa progress`\u{a0}: {}", left_out.join(", ")));
        let said: Vec<String> = std::iter::once(n.to_string()).chain(shares).chain(left_out).collect();
        format!("{name} ({})", said.join("\u{a0}; "))
    },
    apart: "la part de chaque responsable comptée à part",
    silent: |days| {
        format!("Sans nouvelles depuis {days} {} ou plus, ni en retard ni d’échéance proche", plural(days, "jour", "jours"))
    },
    disputed: "Contestées",
    none: "aucune",
    more: |n, command| format!("et {n} {}\u{a0}: {command}", plural(n, "autre", "autres")),
    shares_alone: |command| format!("seulement des parts de ce qui figure plus haut\u{a0}: {command}"),
    quiet_since: |day| format!("rien depuis le {day}"),
    last_changes: "Dernières modifications",
    what_next: "Que saisir ensuite",
    no_register: |path| format!("Il n’y a pas encore de registre à l’emplacement {path}."),
    is_empty: "Le registre ne contient encore aucune recommandation.",
    hints: Hints {
        init: "crée le registre, avec les actes du MIDSA",
        init_empty: "le crée vide",
        add_meeting: "enregistre une réunion",
        add: "enregistre ce qu’elle a adopté",
        import: "lit un fichier de recommandations",
        help: "toutes les commandes",
        due: "l’échéancier",
        show: "tout sur une recommandation",
        update: "enregistre ce qu’on en a appris",
        progress: "l’avancement, réunion par réunion",
        changes: "ce qui a bougé depuis un jour ou une réunion",
    },
    letter,
    matrix: |day| format!("La part de chaque responsable au {day}"),
    nothing_tracked_each: "rien n’est suivi pour chaque responsable",
    changes: |since, until| format!("Ce qui a bougé du {since} au {until}"),
    happened_since: "Survenu depuis",
    learned_since: "Survenu avant, appris depuis",
    added_since: "Nouvelles dans le registre",
    nothing_moved: "rien n’a bougé",
    change: "Changement",
    learned: |day| format!("appris le {day}"),
    became_overdue: "désormais en retard",
    moved: |n, movement| match movement {
        Move::NewlyImplemented => format!("{n} {}", plural(n, "nouvellement mise en œuvre", "nouvellement mises en œuvre")),
        Move::NewlyConfirmed => format!("{n} {}", plural(n, "nouvellement confirmée", "nouvellement confirmées")),
        Move::Slipped => format!("{n} {}", plural(n, "retardée", "retardées")),
        Move::Reopened => format!("{n} {}", plural(n, "rouverte", "rouvertes")),
        Move::Silent => format!("{n} sans nouvelles"),
    },
    n_moved: |movement| match movement {
        Move::NewlyImplemented => "Nouvellement mises en œuvre",
        Move::NewlyConfirmed => "Nouvellement confirmées",
        Move::Slipped => "Retardées",
        Move::Reopened => "Rouvertes",
        Move::Silent => "Sans nouvelles",
    },
    moved_apart: |counts, left_out| {
        let with = if left_out.is_empty() { String::new() } else { format!(", et {}", left_out.join(", ")) };
        format!("la part de chaque responsable comptée à part{with}\u{a0}: {counts}")
    },
    in_of: |status, label, n, of| {
        let of = format!("{n} sur {of}");
        match status {
            Status::NotReported => format!("{label} de {of}"),
            Status::Implemented | Status::PartlyImplemented => format!("{label} par {of}"),
            Status::NotStarted
            | Status::InProgress
            | Status::OnHold
            | Status::Continuing
            | Status::Superseded
            | Status::NotApplicable
            | Status::Dropped
            | Status::Lapsed => format!("{label} pour {of}"),
        }
    },
    n_silent: |n| format!("{n} sans information"),
    n_confirmed: |n| format!("{n} {}", plural(n, "confirmée", "confirmées")),
    n_queried: |n| format!("{n} {}", plural(n, "mise en doute", "mises en doute")),
    set_aside: |n, why| format!("{n} à part ({why})"),
};

fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Overdue => "En retard",
        Urgency::DueSoon => "À échéance proche",
        Urgency::Later => "Plus tard",
        Urgency::AwaitingMeeting => "En attente d’une réunion",
        Urgency::Undated => "Sans échéance",
    }
}

fn letter(status: Status) -> char {
    match status {
        Status::NotReported => '·',
        Status::NotStarted => 'N',
        Status::InProgress => 'C',
        Status::PartlyImplemented => 'P',
        Status::OnHold => 'S',
        Status::Continuing => 'E',
        Status::Implemented => 'M',
        Status::Superseded => 'R',
        Status::NotApplicable => 'O',
        Status::Dropped => 'A',
        Status::Lapsed => 'Q',
    }
}

pub(super) const OWNERS: OwnerTexts = OwnerTexts {
    groups: "Membre de",
    focal_points: "Points focaux",
    late: "En retard",
    open_items: "Reste à faire",
    reported: "Ce qui a été rapporté",
    done: "Faites ou closes",
    concerned: "À travers un groupe, ou à un autre titre",
    through: |code| format!("par {code}"),
    nothing_reported: "Rien n’a encore été rapporté.",
    role: "Rôle",
    share: "part",
    forgotten: "[personne effacée]",
    no_focal_point: "aucun point focal",
    no_focal_point_since: |day| format!("aucun point focal depuis le {day}"),
    no_focal_point_between: |from, to| format!("aucun point focal du {from} au {to}"),
    never_had: |n| {
        let owners = plural(n, "responsable (hors groupes) n’a", "responsables (hors groupes) n’ont");
        format!("{n} {owners} jamais eu de point focal enregistré")
    },
    persons: |n| format!("{n} {}", plural(n, "personne y est nommée", "personnes y sont nommées")),
    lang,
};

fn lang(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "anglais",
        Lang::Fr => "français",
        Lang::Pt => "portugais",
    }
}
