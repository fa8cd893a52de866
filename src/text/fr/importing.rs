//! The words of `import` in French.

use super::super::importing::Importing;
use super::plural;
use crate::model::plan::{HeaderRemark, Verdict};

pub(super) const IMPORTING: Importing = Importing {
    verdict: |verdict| match verdict {
        Verdict::Added => "ajoutée",
        Verdict::Updated => "mise à jour",
        Verdict::Same => "inchangée",
        Verdict::Refused => "refusée",
    },
    outcome: |added, updated, same, refused| {
        let refused = if refused == 0 { String::new() } else { format!(", refusées\u{a0}: {refused}") };
        format!("lignes ajoutées\u{a0}: {added}, mises à jour\u{a0}: {updated}, inchangées\u{a0}: {same}{refused}")
    },
    of_rows: |n, rows| format!("{n} {}\u{a0}: {rows}", plural(n, "ligne", "lignes")),
    and_so_on: " etc.",
    passed_over: |n| {
        let were = plural(
            n,
            "ligne a été sautée, comme le dit le fichier de correspondance ou parce qu’elle répète",
            "lignes ont été sautées, comme le dit le fichier de correspondance ou parce qu’elles répètent",
        );
        format!("{n} {were} l’en-tête")
    },
    folded: |n| {
        let repeat = plural(n, "ligne répète une ligne précédente et ne fait", "lignes répètent une ligne précédente et ne font");
        format!("{n} {repeat} qu’une avec elle")
    },
    derived: |columns| format!("laissées telles quelles, car elles découlent du reste\u{a0}: {columns}"),
    left_alone: |column, n| {
        format!(
            "`{column}` de {n} {} a été laissée telle quelle\u{a0}: elle découle des parties ou est dite ailleurs",
            plural(n, "ligne", "lignes")
        )
    },
    left_out: |columns| format!("colonnes laissées de côté\u{a0}: {columns}"),
    header: |remark| match remark {
        HeaderRemark::Below { row, first } if row - first == 1 => format!(
            "les noms des colonnes sont à la ligne {row}\u{a0}; la ligne {first}, au-dessus, est laissée de côté (--header-row N en désigne une autre)"
        ),
        HeaderRemark::Below { row, first } => format!(
            "les noms des colonnes sont à la ligne {row}\u{a0}; les lignes {first} à {}, au-dessus, sont laissées de côté (--header-row N en désigne une autre)",
            row - 1
        ),
        HeaderRemark::GoesOn { row, last } => {
            format!("la ligne {last} semble faire partie des noms des colonnes\u{a0}; --header-row {row}-{last} lit les deux")
        }
    },
    imported: |what| format!("importé\u{a0}: {what}"),
    would_import: |what| format!("à importer\u{a0}: {what}"),
    log_came: "le journal est celui qui est arrivé\u{a0}; `midsa undo` reprend à sa dernière entrée",
    undated: "daté d’aujourd’hui, car le fichier ne donne pas de jour (`happened_on`)",
    overridden: "l’état est gardé à sa date et ne prend pas effet, car un état plus récent l’emporte",
    group_for_all: |group| {
        format!("`{group}` est un groupe avec un seul état pour tous\u{a0}; --each {group} donne une part à chaque membre")
    },
    one_lead: "--each demande plusieurs chefs de file\u{a0}; suivi comme un tout",
    reference_folded: "plusieurs espaces d’une référence ont été réduits à un",
    deadline_moved: |item, due, before, after| format!("{item}\u{a0}: échéance {due}\u{a0}: {before} → {after}"),
    no_day: "aucun jour",
    stays_known: |code, names| format!("{code}\u{a0}: reste connu comme {names}\u{a0}; `midsa owner edit` retire un ancien nom"),
    new_owner: |code, name| format!("nouveau responsable {code}\u{a0}: {name}"),
    a_state: "un État",
    looks_like: |names| format!("ressemble à {names}"),
    seems_several: |separator| format!("semble en contenir plusieurs, séparés par `{separator}`"),
    are_of: |n, shares| {
        let with = if shares == 0 { String::new() } else { format!(", avec {shares} {}", plural(shares, "part", "parts")) };
        format!("les lignes concernent {n} {}{with}", plural(n, "recommandation", "recommandations"))
    },
};
