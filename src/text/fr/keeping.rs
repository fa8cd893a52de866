//! The words of questions and of what is done to the register as a whole, in French.

use super::super::keeping::{Keeping, Moved};
use super::plural;
use crate::model::work::Work;

pub(super) const KEEPING: Keeping = Keeping {
    yes_or_no: "[o/N]",
    would_change: "Voici ce qui serait fait\u{a0}:",
    remove_it: "La retirer\u{a0}?",
    record_and_move: |n| {
        let deadlines = if n == 1 { "cette échéance".to_owned() } else { format!("ces {n} échéances") };
        format!("Enregistrer ceci et déplacer {deadlines}\u{a0}?")
    },
    take_it_back: "L’annuler\u{a0}?",
    by_somebody_else: |entries| {
        let names: Vec<String> = entries.iter().map(|(id, by)| format!("l’entrée {id} (de {by})")).collect();
        let were = if names.len() == 1 { "a été enregistrée" } else { "ont été enregistrées" };
        format!("{} {were} par quelqu’un d’autre", names.join(", "))
    },
    is_to_replace: |backup, register| format!("la sauvegarde {backup} doit remplacer {register}"),
    restore_it: "Ce qui est remplacé est gardé parmi les sauvegardes. Continuer\u{a0}?",
    not_taken_back: "ceci ne peut pas être annulé",
    forget: |person, owner| format!("Oublier définitivement {person}, de {owner}\u{a0}?"),
    at_work: |work| match work {
        Work::CheckingFile => "vérification du fichier",
        Work::CheckingRows => "vérification des lignes",
        Work::CheckingStandings => "vérification des états",
        Work::CheckingLog => "vérification du journal",
        Work::CheckingEvidence => "vérification des pièces",
        Work::Copying => "copie du registre",
        Work::Reading => "lecture",
        Work::Importing => "importation",
        Work::TakingBack => "annulation",
    },
    waiting: "en attente de la modification d’une autre personne",
    clock_seems_wrong: "l’horloge de cet ordinateur semble fausse\u{a0}: la dernière entrée du journal est en avance de plus d’un jour sur elle",
    entry_ahead: |id, day| {
        format!(
            "l’entrée {id} du journal est datée du {day}\u{a0}: l’horloge de cet ordinateur était en avance quand elle a été \
             enregistrée, ou retarde maintenant\u{a0}; jusque-là, toute nouvelle entrée est datée juste après elle"
        )
    },
    backed_up: |path| format!("sauvegardé dans {path}"),
    has_faults: |n| format!("le registre a {n} {}, et la sauvegarde aussi\u{a0}: `midsa check`", plural(n, "défaut", "défauts")),
    locks_not_tried: "le dossier n’est pas accessible en écriture\u{a0}; ses verrous n’ont pas été essayés",
    locks_do_nothing: "les verrous ne fonctionnent pas dans ce dossier\u{a0}: deux personnes à la fois peuvent endommager le registre\u{a0}; `midsa check` en dit plus",
    synchronised: |service| {
        format!(
            "{service} copie ce dossier à l’insu du registre\u{a0}: quand deux personnes écrivent en même temps, une copie remplace \
             l’autre et une modification enregistrée se perd, sans que `midsa check` le voie\u{a0}; gardez le registre sur un disque \
             partagé, ou laissez une seule personne écrire"
        )
    },
    bytes_cut_off: |n| {
        let were = plural(
            n,
            "octet après la fin du fichier a été retiré\u{a0}; il ne faisait",
            "octets après la fin du fichier ont été retirés\u{a0}; ils ne faisaient",
        );
        format!("{n} {were} pas partie du registre")
    },
    mended: |n| match n {
        0 => "chaque ligne est ce que dit le journal\u{a0}; rien n’a été réparé".to_owned(),
        n => format!("{n} {}", plural(n, "ligne a été réparée", "lignes ont été réparées")),
    },
    restored: |path, items, entries| format!("rétabli à partir de {path}\u{a0}: {}", holding(items, entries)),
    would_restore: |path, items, entries| format!("serait rétabli à partir de {path}\u{a0}: {}", holding(items, entries)),
    kept_in: |path| format!("ce qui a été remplacé est gardé dans {path}"),
    backup_has_faults: "la sauvegarde a des défauts\u{a0}: `midsa check` les montre",
    first_told: |n, id| format!("seuls les {n} premiers changements sont dits\u{a0}; `midsa log {id}` les montre tous"),
    passed_over: |id| format!("l’entrée {id} est passée\u{a0}: ce qu’on sait d’une personne n’est pas annulé"),
    forgotten: |owner, person| format!("{owner}\u{a0}: {person}, données effacées"),
    tenure_ended: "n’est plus point focal",
    without_name: |n| format!("{n} {} plus de nom", plural(n, "suivi ne montre", "suivis ne montrent")),
    not_cleaned: |why| {
        format!("la ligne est vidée, mais ce que le fichier avait libéré auparavant n’a pas pu être effacé\u{a0}: {why}")
    },
    still_named: |items| format!("des textes ou des notes nomment encore la personne\u{a0}: {items}"),
    namesake: |owner, name| {
        format!("{owner} a un autre point focal du même nom\u{a0}: `midsa focal-point forget {owner} {name}` l’efface aussi")
    },
    named_in_log: |n| {
        let name = plural(n, "entrée du journal nomme", "entrées du journal nomment");
        format!("{n} {name} encore la personne, et rien n’est retiré du journal")
    },
    held_by_backup: |path| format!("cette sauvegarde la contient encore\u{a0}: {path}"),
    stay_of_body: |n, body| match n {
        1 => format!("1 réunion reste de l’organe {body}\u{a0}; `midsa meeting edit REF --body` la change"),
        n => format!("{n} réunions restent de l’organe {body}\u{a0}; `midsa meeting edit REF --body` en change une"),
    },
    moved: |what, n| {
        let word = match what {
            Moved::Roles => plural(n, "rôle", "rôles"),
            Moved::Shares => plural(n, "part", "parts"),
            Moved::FollowUps => plural(n, "suivi", "suivis"),
            Moved::Memberships => plural(n, "appartenance", "appartenances"),
            Moved::FocalPoints => plural(n, "point focal", "points focaux"),
        };
        format!("{n} {word}")
    },
    nothing_moved: "rien à déplacer",
    found_as: |names| format!("se trouve aussi sous {names}"),
    coordinates_no_longer: |person, owner| format!("{person} ne coordonne plus, car {owner} a une coordination"),
    not_alpha_3: |code| format!("`{code}`\u{a0}: les États portent leur code ISO 3166 alpha-3, comme ZMB"),
    not_upper_case: |code| format!("`{code}`\u{a0}: les codes sont en majuscules, comme SADC-SEC"),
    annexes_written: |first, last| {
        format!(
            "fichiers écrits\u{a0}: de {first} à {last}, avec toutes les lignes\u{a0}; un classeur les contient en un seul fichier"
        )
    },
    pages_written: |folder, n, written, removed| {
        format!("{folder}\u{a0}: {n} {}, écrits\u{a0}: {written}, supprimés\u{a0}: {removed}", plural(n, "fichier", "fichiers"))
    },
};

fn holding(items: u64, entries: u64) -> String {
    let (of_items, of_entries) =
        (plural(items, "recommandation", "recommandations"), plural(entries, "entrée du journal", "entrées du journal"));
    format!("{items} {of_items}, {entries} {of_entries}")
}
