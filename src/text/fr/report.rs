//! The sentences of the report in French.

use super::super::report::ReportTexts;
use super::plural;
use crate::model::progress::Counts;
use crate::model::vocabulary::Status;

pub(super) const REPORT: ReportTexts = ReportTexts {
    title: |body| format!("{body}\u{a0}: rapport d’avancement"),
    as_of: |day| format!("Situation au {day}."),
    as_known_on: |day| format!("Telle qu’elle était connue le {day}."),
    adopted: |body, n, n_meetings, first, last| {
        let what = plural(n, "recommandation ou décision", "recommandations et décisions");
        let at = if n_meetings == 1 { "d’une réunion".to_owned() } else { format!("de {n_meetings} réunions") };
        let when = if first == last { format!("en {first}") } else { format!("de {first} à {last}") };
        format!("{body} a adopté {n} {what} lors {at}, {when}.")
    },
    meeting_adopted: |n| {
        format!("La réunion a adopté {n} {}.", plural(n, "recommandation ou décision", "recommandations et décisions"))
    },
    owner_answers: |name, n| {
        format!(
            "Responsable\u{a0}: {name}, pour {n} {}.",
            plural(n, "recommandation ou décision", "recommandations et décisions")
        )
    },
    nothing_adopted: "Rien de ce qui est compté n’a encore été adopté.",
    done,
    open,
    aside: |n| {
        let one = "n’est pas comptée dans cette part, étant permanente, remplacée ou sans objet";
        format!("{n} {}.", plural(n, one, "ne sont pas comptées dans cette part, étant permanentes, remplacées ou sans objet"))
    },
    percent,
    agreed: "Ce qui a été convenu et ce qui est fait",
    moved: |day| format!("Ce qui a bougé depuis le {day}"),
    moved_since_meeting: |meeting, day| format!("Ce qui a bougé depuis {meeting} ({day})"),
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
    nothing_to_decide: "Rien\u{a0}: tout ce qui est en suspens a une échéance, un responsable et un accord, sans contestation.",
    undated: |n| format!("Sans échéance\u{a0}: {n}"),
    ownerless: |n| format!("Sans responsable\u{a0}: {n}"),
    in_principle: |n| {
        format!("{} seulement dans {} principe\u{a0}: {n}", plural(n, "Acceptée", "Acceptées"), plural(n, "son", "leur"))
    },
    disputed: |n| format!("{}\u{a0}: {n}", plural(n, "Contestée", "Contestées")),
    and_more: |n| format!("et {n} de plus"),
    below: |counts| format!("Non comptés ci-dessus\u{a0}: {}.", counts.join(", ")),
    by_meeting: "Avancement par réunion",
    by_owner: "Avancement par responsable",
    by_theme: "Avancement par thème",
    over_time: "Avancement au fil du temps",
    reported_on: "avec information reçue",
    year: "Jusqu’au",
    matrix: "Ce que chaque responsable a signalé",
    tracking: "Suivi des décisions",
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
    cut: |shown, of, place| format!("{shown} lignes sur {of} figurent ici\u{a0}; toutes se trouvent dans {place}."),
    annex: "annexe",
};

fn done(counts: &Counts) -> String {
    let (n, base) = (counts.n(Status::Implemented), counts.n_base());
    let share = counts.pct_implemented().map_or_else(String::new, |pct| format!(" ({})", percent(pct)));
    let confirmed = match (n, counts.n_confirmed) {
        (0, _) => String::new(),
        (_, 0) => "\u{a0}; le Groupe directeur n’en a confirmé aucune à ce jour".to_owned(),
        (_, confirmed) => format!("\u{a0}; le Groupe directeur en a confirmé {confirmed}"),
    };
    format!("{n} sur {base} {}{share}{confirmed}.", plural(n, "est mise en œuvre", "sont mises en œuvre"))
}

fn open(counts: &Counts) -> String {
    let (silent, late, total) = (counts.n(Status::NotReported), counts.n_overdue, counts.n_total());
    let late_are = plural(late, "est en retard", "sont en retard");
    format!("Aucune information n’a été reçue pour {silent} sur {total}. {late} {late_are}.")
}

/// With a comma, and a narrow space that does not break before the sign.
fn percent(value: f64) -> String {
    let text = format!("{value:.1}");
    format!("{}\u{202f}%", text.strip_suffix(".0").unwrap_or(&text).replace('.', ","))
}
