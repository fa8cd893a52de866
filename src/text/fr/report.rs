//! The sentences of the report, the words around a page and of the desk, and the names of the tables, in French.

use super::super::report::{DeskTexts, Pages, ReportTexts, RoundDay};
use super::super::thousands;
use super::plural;
use crate::model::progress::Counts;
use crate::model::vocabulary::Status;

pub(super) const REPORT: ReportTexts = ReportTexts {
    title: |body| format!("{body}\u{a0}: rapport d’avancement"),
    as_of: |day| format!("Situation au {day}."),
    as_known_on: |day| format!("Telle qu’elle était connue le {day}."),
    adopted: |body, n, n_meetings, years| {
        let what = plural(n, "recommandation ou décision", "recommandations et décisions");
        let at = if n_meetings == 1 { "d’une réunion".to_owned() } else { format!("de {} réunions", number(n_meetings)) };
        let when = match years {
            None => String::new(),
            Some((first, last)) if first == last => format!(", en {first}"),
            Some((first, last)) => format!(", de {first} à {last}"),
        };
        format!("{body} a adopté {} {what} lors {at}{when}.", number(n))
    },
    meeting_adopted: |n| {
        let what = plural(n, "recommandation ou décision", "recommandations et décisions");
        format!("La réunion a adopté {} {what}.", number(n))
    },
    owner_answers: |name, n| {
        let what = plural(n, "recommandation ou décision", "recommandations et décisions");
        format!("{name}\u{a0}: {} {what} sous sa responsabilité.", number(n))
    },
    nothing_adopted: "Rien de ce qui est compté n’a encore été adopté.",
    done,
    open,
    aside: |n| {
        let one = "n’est pas comptée dans cette part, étant permanente, remplacée ou sans objet";
        format!(
            "{} {}.",
            number(n),
            plural(n, one, "ne sont pas comptées dans cette part, étant permanentes, remplacées ou sans objet")
        )
    },
    percent,
    decimal,
    number,
    of: |n| format!("sur {}", number(n)),
    key_adopted: |n| plural(n, "recommandation ou décision", "recommandations et décisions"),
    key_done: |pct| pct.map_or_else(|| "mises en œuvre".to_owned(), |pct| format!("mises en œuvre ({})", percent(pct))),
    key_overdue: "en retard",
    agreed: "Ce qui a été convenu et ce qui est fait",
    moved: "Ce qui a bougé",
    since: |day| format!("Depuis le {day}\u{a0}:"),
    since_meeting: |meeting, day| format!("Depuis {meeting} ({day})\u{a0}:"),
    happened: |day| format!("({day})"),
    learned: |day| format!("({day}, appris depuis)"),
    returned: |round, day, n, of| {
        let day = match day {
            RoundDay::Closed(day) => format!("clos le {day}"),
            RoundDay::Open(day) => format!("ouvert jusqu’au {day}"),
        };
        format!("Cycle de suivi {round} ({day})\u{a0}: {n} {} sur {of}.", plural(n, "réponse reçue", "réponses reçues"))
    },
    delays: "Les plus longs retards",
    none_overdue: "Aucune échéance n’est dépassée.",
    open_longest: "En suspens depuis le plus longtemps\u{a0}:",
    how_long: |days| match days {
        730.. => format!("{} ans", days * 100 / 36525),
        61.. => format!("{} mois", days / 30),
        _ => format!("{days} {}", plural(days, "jour", "jours")),
    },
    late_for: "Retard",
    open_for: "En suspens depuis",
    owners_late: |n, of| format!("{n} {} sur {of} en retard", plural(n, "responsable", "responsables")),
    causes: |causes| format!("Causes des retards\u{a0}: {}.", causes.join(", ")),
    no_cause: "aucune indiquée",
    due_next: "Prochaines échéances",
    nothing_due: "Aucune échéance n’est à venir.",
    decide: "Ce qui appelle une décision",
    decide_said: |n, of, kinds| {
        let of_all = if n == of {
            format!("Les {} en suspens", number(of))
        } else {
            format!("{} sur les {} en suspens", number(n), number(of))
        };
        format!("{}\u{a0}: {}.", if of == 1 { "La seule en suspens".to_owned() } else { of_all }, kinds.join(", "))
    },
    missing: ["sans échéance", "sans responsable", "acceptée seulement dans son principe", "contestée"],
    missing_heading: "Motif",
    nothing_to_decide: "Rien\u{a0}: tout ce qui est en suspens a une échéance, un responsable et un accord, sans contestation.",
    undated: |n| format!("{} sans échéance", number(n)),
    undated_in_part: |n| format!("{} sans échéance pour une partie des responsables", number(n)),
    undated_owners: |n, of| format!("sans échéance pour {n} {} sur {of}", plural(n, "responsable", "responsables")),
    ownerless: |n| format!("{} sans responsable", number(n)),
    in_principle: |n| {
        let how = plural(n, "acceptée seulement dans son principe", "acceptées seulement dans leur principe");
        format!("{} {how}", number(n))
    },
    disputed: |n| format!("{} {}", number(n), plural(n, "contestée", "contestées")),
    and_more: |n| format!("et {n} de plus"),
    below: |counts| format!("Non comptés ci-dessus\u{a0}: {}.", counts.join(", ")),
    by_meeting: "Avancement par réunion",
    by_owner: "Avancement par responsable",
    by_theme: "Avancement par thème",
    over_time: "Avancement au fil du temps",
    reported_on: "avec information reçue",
    year: "Année",
    matrix: "Ce que chaque responsable a signalé",
    tracking: "Suivi des décisions",
    no_owner: "aucun désigné",
    follow_up: "Avancement et suivi",
    lineage: "Origine",
    other_items: "Demandes et décisions d’autres organes",
    changes: "Ce qui a bougé, en détail",
    method: "Comment on a compté",
    how_counted: |due_soon, stale| {
        vec![
            "L’état est celui que le responsable a signalé. «\u{a0}Aucune information reçue\u{a0}» signifie que rien n’est parvenu au secrétariat\u{a0}; cela ne dit rien de ce qui a été fait.".to_owned(),
            "Une recommandation à composantes est comptée par ses composantes, une réitération n’est pas comptée. Celle qui est suivie pour chaque responsable compte une fois dans l’ensemble, et une fois pour chacun dans le tableau par responsable.".to_owned(),
            "La part mise en œuvre se rapporte à tout ce qui n’est ni permanent, ni remplacé, ni sans objet. «\u{a0}Confirmée\u{a0}» signifie que le Groupe directeur a vérifié les justificatifs.".to_owned(),
            format!("Est en retard ce qui reste en suspens après son échéance\u{a0}; à échéance proche, ce qui échoit dans les {due_soon} jours\u{a0}; sans nouvelles, ce qui est en suspens sans aucun suivi depuis {stale} jours."),
            "Seules figurent les notes destinées au public.".to_owned(),
        ]
    },
    cut: |shown, of, place| {
        format!("{} lignes sur {} figurent ici\u{a0}; toutes se trouvent dans {place}.", counted(shown), counted(of))
    },
    the_annexes: "les annexes",
    annex: |n| format!("annexe {n}"),
    rows: |first, last| format!("lignes {} à {}", counted(first), counted(last)),
};

fn done(counts: &Counts) -> String {
    let (n, base) = (counts.n(Status::Implemented), counts.n_base());
    let share = counts.pct_implemented().map_or_else(String::new, |pct| format!(" ({})", percent(pct)));
    let confirmed = match (n, counts.n_confirmed) {
        (0, _) => String::new(),
        (_, 0) => "\u{a0}; le Groupe directeur n’en a confirmé aucune à ce jour".to_owned(),
        (_, confirmed) => format!("\u{a0}; le Groupe directeur en a confirmé {}", number(confirmed)),
    };
    let are = plural(n, "est mise en œuvre", "sont mises en œuvre");
    format!("{} sur {} {are}{share}{confirmed}.", number(n), number(base))
}

fn open(counts: &Counts) -> String {
    let (silent, late, total) = (counts.n(Status::NotReported), counts.n_overdue, counts.n_total());
    let heard = match silent {
        0 => "Une information a été reçue sur chacune.".to_owned(),
        _ => format!("Aucune information n’a été reçue pour {} sur {}.", number(silent), number(total)),
    };
    match late {
        0 => format!("{heard} Aucune n’est en retard."),
        _ => format!("{heard} {} {}.", number(late), plural(late, "est en retard", "sont en retard")),
    }
}

/// With a comma, and a narrow space that does not break before the sign.
fn percent(value: f64) -> String {
    let text = decimal(value);
    format!("{}\u{202f}%", text.strip_suffix(",0").unwrap_or(&text))
}

fn decimal(value: f64) -> String {
    format!("{value:.1}").replace('.', ",")
}

fn counted(n: usize) -> String {
    number(u32::try_from(n).unwrap_or(u32::MAX))
}

fn number(n: u32) -> String {
    thousands(n, "\u{202f}")
}

pub(super) const PAGES: Pages = Pages {
    filter: "Filtrer les lignes",
    shown: "{n} sur {of}",
    sort: "Trier par {heading}",
    as_table: "Sous forme de tableau",
    places: "Pages",
    start: "Accueil",
    report: "Rapport",
    search: "Recherche",
    search_how: "Chaque mot saisi doit figurer dans la référence, le titre, le texte, les responsables, les thèmes ou l’état.",
    today: "aujourd’hui",
    due: "échéance",
    timeline: "De la première proposition à aujourd’hui",
    timeline_of: |n, since| format!("Chronologie\u{a0}: {n} {} depuis {since}", plural(n, "événement", "événements")),
    heat_map: "Ce que chaque responsable a signalé",
    how_far: "État d’avancement",
    over_time: "Adoptées et mises en œuvre au fil du temps",
    adopted: "adoptées",
    implemented: "mises en œuvre",
};

pub(super) const DESK: DeskTexts = DeskTexts {
    internal: |note| format!("[interne] {note}"),
    in_dispute: |text| format!("† contesté\u{a0}: «\u{a0}{text}\u{a0}»"),
    first_of: |n, of| format!("{n} sur {of}"),
    lies_at: |path| format!("registre\u{a0}: {path}"),
    without_items: |n| format!("ce que {n} {} ne figure pas au registre", plural(n, "réunion a adopté", "réunions ont adopté")),
};

/// The name of a table, of its stable name; one that no page shows has none of its own.
pub(super) fn table(name: &'static str) -> &'static str {
    match name {
        "recommendations" => "Recommandations",
        "shares" => "Parts",
        "follow-ups" => "Suivi",
        "meetings" => "Réunions",
        "owners" => "Responsables",
        "focal-points" => "Points focaux",
        "relations" => "Relations",
        "translations" => "Traductions",
        "progress" => "Avancement",
        "deadlines" => "Échéances",
        "changes" => "Modifications",
        "matrix" => "Matrice",
        "findings" => "Constats",
        "log" => "Journal",
        "log-entry" => "Entrée du journal",
        "plan" => "Plan",
        "settings" => "Réglages",
        "rounds" => "Cycles de suivi",
        "round-status" => "Réponses des responsables",
        "round-returns" => "Retours",
        "round-answers" => "Réponses que le registre n’a pas",
        "round-requests" => "Demandes d’une autre échéance",
        "round-ingest" => "Contenu des retours",
        other => other,
    }
}
