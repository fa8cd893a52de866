//! The notes of commands in French.

use super::super::notes::Notes;
use super::labels::LABELS;
use super::plural;
use crate::model::vocabulary::Tracking;

pub(super) const NOTES: Notes = Notes {
    note: "note",
    nothing_matches: "rien ne correspond",
    stale_without_deadline: "ce qui n’a pas d’échéance et reste longtemps sans nouvelles compte comme «\u{a0}sans nouvelles\u{a0}»\u{a0}; --undated liste tout ce qui n’a pas d’échéance",
    wrote: |path| format!("fichier écrit\u{a0}: {path}"),
    dry_run: "essai\u{a0}: le registre n’a pas été modifié",
    created_empty: |path| format!("registre vide créé\u{a0}: {path}"),
    created: |path, n| {
        format!(
            "registre créé avec les actes du MIDSA\u{a0}: {path}\u{a0}; {n} recommandations, demandes, propositions et besoins"
        )
    },
    what_can_be_entered: "`midsa help` montre ce qui peut être saisi",
    what_was_adopted: "`midsa rec list` montre ce qui a été adopté",
    nothing_was_changed: "rien n’a été modifié",
    stands_so: "rien ne change\u{a0}: c’est déjà le cas",
    is_as_asked: |what| format!("{what} est déjà comme demandé\u{a0}; rien n’a été modifié"),
    recorded_on: |oldest| format!("enregistré sur {oldest}, que celle-ci réitère"),
    follows: |meeting| format!("la prochaine réunion de ce type est {meeting}\u{a0}; l’échéance la suit"),
    before_components: |whole, component| {
        format!(
            "{whole}\u{a0}: son état découle désormais de ses composantes\u{a0}; ceci entre dans son historique et ne change rien \
             de ce qui est affiché\u{a0}; `midsa rec update {component}` le change"
        )
    },
    overridden: |subject, day, later| {
        format!("{subject}\u{a0}: enregistré à la date du {day}\u{a0}; l’entrée plus récente du {later} l’emporte")
    },
    never_used_again: |reference| {
        format!("la référence {reference} ne sera plus jamais attribuée\u{a0}; `midsa undo` annule le retrait")
    },
    outdated: |langs| format!("le texte en {langs} est celui de l’ancienne rédaction\u{a0}; `midsa rec translate` le corrige"),
    inherited: |whole| format!("chacune commence avec l’état de l’ensemble\u{a0}; l’historique reste sur {whole}"),
    judged_whole: |assurance| {
        let label = (LABELS.assurance)(assurance);
        format!(
            "«\u{a0}{label}\u{a0}» portait sur l’ensemble\u{a0}; `midsa rec update --assurance` se prononce sur chaque composante"
        )
    },
    not_word_for_word: |component, whole| format!("le texte de {component} ne figure pas mot pour mot dans celui de {whole}"),
    restates: |newer, older| format!("{newer} a désormais l’état de {older} et n’est pas comptée à part"),
    set_aside: |n, whole| {
        let are = plural(n, "part de", "parts de");
        format!("{n} {are} {whole} ne {} plus\u{a0}; `midsa rec unlink` les rétablit", plural(n, "compte", "comptent"))
    },
    still_open: |target, status, commands| {
        let closes = if commands.len() == 1 { "clôt" } else { "closent" };
        format!("{target} est encore «\u{a0}{status}\u{a0}»\u{a0}; `{}` la {closes}", commands.join("` et `"))
    },
    unlinked: |name, tracking| match tracking {
        Tracking::Restated => format!("{name} en réitère encore une autre et a son état"),
        Tracking::Each => format!("{name} a de nouveau l’état de ses parts et est comptée"),
        Tracking::Single | Tracking::Components => format!("{name} a de nouveau son propre état et est comptée"),
    },
    each_of_group: |group, day, n, codes| format!("chacun de {group} au {day} ({n})\u{a0}: {codes}"),
    not_in: |who| format!("n’en sont pas\u{a0}: {who}"),
    nobody: "personne",
    owners: |who, tracking| match tracking {
        Tracking::Each => format!("responsables\u{a0}: {who}, chaque chef de file avec sa propre part"),
        Tracking::Single | Tracking::Components | Tracking::Restated => format!("responsables\u{a0}: {who}"),
    },
    owners_beside: |who| format!("autres responsables\u{a0}: {who}"),
    inherited_due: "héritée",
    counts_from: |day| format!("compte à partir du {day}\u{a0}; ce qui a été signalé avant reste sur l’ensemble"),
    split_into: |whole, n, day| {
        let from = day.map_or_else(|| "depuis le début".to_owned(), |day| format!("à partir du {day}"));
        format!("{whole}\u{a0}: divisée en {n} composantes, qui comptent {from}")
    },
    has_no_members: |group| format!("`midsa owner join {group} CODE...` y ajoute des membres"),
    was_held: |meeting, n| {
        let stay = plural(n, "échéance qui la suit reste où elle est", "échéances qui la suivent restent où elles sont");
        format!("{meeting} a eu lieu\u{a0}: {n} {stay}")
    },
    stays_bound: |meeting, n, kind| {
        let stay = plural(n, "échéance lui reste liée", "échéances lui restent liées");
        format!(
            "{meeting} est annulée\u{a0}: {n} {stay} comme à la prochaine réunion de son genre, même si une autre est ajoutée\u{a0}; \
             `midsa rec update REF --due next:{kind} --reason TEXTE` lie de nouveau"
        )
    },
    counts_earlier: |items| format!("comptés à partir d’un jour antérieur, car il y a un suivi de ce jour\u{a0}: {items}"),
};
