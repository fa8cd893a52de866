//! The words of reporting rounds in French.

use super::super::round::{LeftAlone, RoundWords, RoundsDone, SheetWords};
use super::dates::span;
use super::plural;
use crate::model::date::Span;
use crate::model::vocabulary::{NextStep, Reply, ReturnState, WishState};

pub(super) const ROUND: RoundWords = RoundWords {
    round: "Cycle",
    opened_on: "Ouvert",
    closes_on: "Réponses jusqu’au",
    closed_on: "Clos",
    n_returned: "Retours",
    n_items: "Points",
    n_asked: "Demandés",
    n_answered: "Répondus",
    n_unchanged: "Sans changement",
    reply_heading: "Réponse",
    channels: "Par",
    received_on: "Reçu",
    late: "En retard",
    n_after_closing: "Après clôture",
    packed_on: "Fiche",
    chased_on: "Rappel",
    level: "Niveau",
    next_heading: "Suite",
    state: "État",
    file: "Fichier",
    wish: "Souhait",
    returns: "Retours",
    owners: "Responsables",
    requests: "Demandes d’une autre échéance",
    beside: "Réponses que le registre n’a pas",
    reply,
    next,
    return_state,
    wish_state,
    rate: |r| {
        format!("retours\u{a0}: {} sur {}\u{a0}; réponses\u{a0}: {} sur {}", r.n_returned, r.n_owners, r.n_answered, r.n_asked)
    },
    unchanged_told: "Aucun changement signalé",
    done: DONE,
    sheet: SHEET,
};

const DONE: RoundsDone = RoundsDone {
    opened: |round, owners, items, day| {
        let of_owners = plural(owners, "responsable interrogé", "responsables interrogés");
        let of_items = plural(items, "point", "points");
        format!("{round}\u{a0}: ouvert\u{a0}; {owners} {of_owners} sur {items} {of_items}\u{a0}; réponses jusqu’au {day}")
    },
    asked: |owners| format!("interrogés\u{a0}: {owners}"),
    no_focal_point: |owners| {
        format!("{owners}\u{a0}: pas de point focal, la lettre n’a donc pas d’adresse (`midsa focal-point add`)")
    },
    group_not_asked: |groups| {
        format!("{groups}\u{a0}: groupe sans point focal, personne n’est donc interrogé pour lui (`midsa focal-point add`)")
    },
    without_owner: |items| {
        format!("{items}\u{a0}: ni chef de file ni destinataire, personne n’est donc interrogé (`midsa rec edit --add-owner`)")
    },
    next: |round| format!("ensuite\u{a0}: `midsa round pack {round} --output DIR` écrit les fiches et les lettres"),
    packed: |owner, n, files, whom| format!("{owner}\u{a0}: {n} {}\u{a0}; {files}{}", plural(n, "point", "points"), to(whom)),
    nobody_left: "il ne reste personne à interroger\u{a0}: tout ce qui a été demandé est clos ou mis en œuvre",
    no_address: |owners| format!("{owners}\u{a0}: la lettre n’a pas d’adresse (`midsa focal-point add`)"),
    no_sender: "les lettres n’ont pas d’expéditeur (`midsa settings set sender_email ADDRESS`)",
    letters_written: |folder| format!("fichiers écrits dans {folder}\u{a0}; ouvrez chaque .eml, relisez-le et envoyez-le"),
    templates_written: |n, folder| format!("{n} {} dans {folder}", plural(n, "modèle écrit", "modèles écrits")),
    reminded: |owner, level, n, file, whom| {
        let whom = whom.map_or_else(|| " (pas de point focal)".to_owned(), |name| to(Some(name)));
        format!("{owner}\u{a0}: rappel {level}\u{a0}; {n} {}\u{a0}; {file}{whom}", plural(n, "point", "points"))
    },
    left_alone: |why, owners| {
        let why = match why {
            LeftAlone::Pending => "un retour attend d’être accepté ou refusé",
            LeftAlone::Answered => "déjà répondu",
            LeftAlone::NotAsked => "aucune fiche n’a encore été écrite",
            LeftAlone::RemindedToday => "rappel déjà fait aujourd’hui",
            LeftAlone::HasTime => "tout ce qui est ouvert a reçu un délai",
            LeftAlone::AllSent => "trois rappels sont partis\u{a0}; téléphonez",
        };
        format!("{why}\u{a0}: {owners}")
    },
    nobody_reminded: "aucun rappel à faire",
    closed: |round, rate| format!("{round}\u{a0}: clos\u{a0}; {rate}"),
    closed_on: |day| format!("clos le {day}"),
    answers_by: |day| format!("réponses jusqu’au {day}"),
    no_round: "il n’y a pas de cycle\u{a0}; `midsa round open` en ouvre un",
    no_wishes: "personne n’attend une autre échéance",
    accepted: |name, summary| format!("{name}\u{a0}: accepté\u{a0}; {summary}"),
    rejected: |name, owner| format!("{name}\u{a0}: refusé\u{a0}; rien de {owner} n’est enregistré"),
};

fn to(name: Option<&str>) -> String {
    name.map_or_else(String::new, |name| format!(" pour {name}"))
}

const SHEET: SheetWords = SheetWords {
    read_me: "À lire",
    answers: "Réponses",
    title: |round, owner| format!("Cycle de suivi {round}\u{a0}: {owner}"),
    please_return: |day| {
        format!("Merci de renvoyer ce fichier au plus tard le {day}. Il suffit de répondre au message en le joignant.")
    },
    steps: &[
        "Ouvrez la feuille «\u{a0}Réponses\u{a0}». Chaque ligne est un point encore ouvert.",
        "Les cellules grises sont à lire seulement. Remplissez les cellules blanches d’une ligne\u{a0}; laissez la ligne vide si vous ne pouvez pas encore répondre.",
        "Choisissez un état dans la liste. «\u{a0}aucun changement\u{a0}» est aussi une réponse.",
        "Dites en une ou deux phrases ce qui a été fait ou ce qui reste à faire (nécessaire pour «\u{a0}partiellement mise en œuvre\u{a0}», «\u{a0}suspendue\u{a0}» et «\u{a0}sans objet\u{a0}»).",
        "Un justificatif peut être une adresse web, ou le nom d’un document que vous joignez à votre message.",
        "Si un point demande une autre échéance, proposez-la et dites pourquoi. Une décision sera prise et vous sera communiquée.",
        "Vous n’avez pas à tout remplir d’un coup\u{a0}: une partie est bienvenue, et vous pouvez renvoyer le fichier.",
    ],
    status_heading: "Ce que veulent dire les mots",
    meanings: &[
        "rien de nouveau depuis le dernier état indiqué",
        "rien n’a encore été fait",
        "l’action est en cours",
        "une partie est faite, le reste est ouvert",
        "suspendu pour l’instant",
        "c’est fait",
        "ne s’applique pas, ou plus",
    ],
    nothing_new: "Rien de nouveau sur aucun point\u{a0}? Choisissez «\u{a0}oui\u{a0}» ici et renvoyez le fichier.",
    yes: "oui",
    thanks: "Merci. Vos réponses feront partie du rapport aux ministres.",
    short: "Les cellules blanches sont à remplir\u{a0}; la feuille «\u{a0}À lire\u{a0}» dit comment.",
    no_change: "aucun changement",
    page: "Page &P sur &N",
    reference: "Référence",
    text: "Ce qui a été convenu",
    due: "Échéance",
    last_status: "Dernier état",
    last_note: "Dernière note",
    status: "État actuel",
    note: "Ce qui a été fait, ce qui reste",
    date: "Depuis quand",
    cause: "Cause du retard",
    evidence: "Justificatifs",
    new_due: "Autre échéance",
    reason: "Pourquoi une autre échéance",
    choose_status: "Merci de choisir un des mots de la liste.",
    wish: |due, reason| {
        reason.map_or_else(
            || format!("Demande une autre échéance\u{a0}: {due}."),
            |why| format!("Demande une autre échéance\u{a0}: {due}. {why}"),
        )
    },
    evidence_named: |text| format!("Justificatif cité\u{a0}: {text}"),
    day: |day| span(Span::Day(day)),
};

fn reply(reply: Reply) -> &'static str {
    match reply {
        Reply::Silent => "aucune information reçue",
        Reply::Pending => "en attente d’acceptation",
        Reply::Partly => "réponse partielle",
        Reply::Answered => "réponse reçue",
        Reply::Nil => "rien à signaler",
    }
}

fn next(step: NextStep) -> &'static str {
    match step {
        NextStep::Pack => "préparer la fiche : midsa round pack",
        NextStep::Wait => "attendre la réponse",
        NextStep::Decide => "accepter ou refuser le retour",
        NextStep::Chase => "rappeler : midsa round chase",
        NextStep::Call => "téléphoner ; trois rappels sont partis",
        NextStep::Done => "rien",
    }
}

fn return_state(state: ReturnState) -> &'static str {
    match state {
        ReturnState::Recorded => "enregistré",
        ReturnState::Pending => "en attente",
        ReturnState::Accepted => "accepté",
        ReturnState::Rejected => "refusé",
    }
}

fn wish_state(state: WishState) -> &'static str {
    match state {
        WishState::Open => "ouverte",
        WishState::Decided => "décidée",
    }
}
