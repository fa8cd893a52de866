//! The words of `import`, and of the sheets that people without a file begin with, in French.

use super::super::importing::{Importing, TemplateWords};
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
    order_of_dates: |column, order| {
        format!(
            "`{column}` : les dates comme 03/04/2027 sont lues dans l’ordre {order}, celui des autres de la colonne (--dates en \
             indique un autre)"
        )
    },
    imported: |what| format!("importé\u{a0}: {what}"),
    would_import: |what| format!("à importer\u{a0}: {what}"),
    log_came: "le journal est celui qui est arrivé\u{a0}; `midsa undo` reprend à sa dernière entrée",
    undated: "daté d’aujourd’hui, car aucun jour n’est donné (`happened_on`)",
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

pub(super) const TEMPLATE: TemplateWords = TemplateWords {
    title,
    steps: &[
        "Écrivez sous la ligne des noms foncés, une ligne par entrée ; ces consignes et l’exemple ne sont pas lus.",
        "Laissez vide ce que vous ne savez pas. Les colonnes peuvent être déplacées ou supprimées, mais leurs noms restent.",
        "Plusieurs valeurs dans une cellule sont séparées par un point-virgule : ZMB;NAM;IOM:support.",
        "Dates : 2027-12-31, 31 décembre 2027, 2027-12, 2027-Q4, 2027-H2 ou 2027.",
        "Enregistrez et renvoyez le fichier ; il est lu par `midsa import`.",
    ],
    one_of: "Au choix :",
    about,
    example,
};

fn title(table: &str) -> &'static str {
    match table {
        "recommendations" => "Recommandations à enregistrer",
        "shares" => "Ce que chaque responsable déclare de sa part",
        _ => "Responsables à enregistrer",
    }
}

fn about(column: &str) -> &'static str {
    match column {
        "ref" => "Sa référence. Vide : numérotée dans sa réunion",
        "meeting" => "La référence de la réunion qui l’a adoptée",
        "title" => "Quelques mots. Vide : le début du texte",
        "text" => "Le texte adopté, mot à mot (nécessaire)",
        "source" => "Document, page, paragraphe",
        "themes" => "Mots clés",
        "owners" => "Qui doit agir, par code ou nom ; un autre rôle après deux-points",
        "owner" => "La part de qui, par code ou nom",
        "due" => "L’échéance, ou none",
        "done_when" => "Ce qui comptera comme fait, en une phrase",
        "happened_on" => "Le jour de l’état et de la note. Vide : aujourd’hui",
        "last_note" => "Ce qui a été fait, ou ce qui reste",
        "evidence" => "Adresse ou nom du fichier qui le prouve",
        "kind" => "Ce que c’est",
        "priority" => "Son urgence",
        "response" => "Ce qui en a été décidé",
        "status" => "Où elle en est, selon le responsable",
        "code" => "Code ISO d’un État (ZMB) ; sinon un code court de votre choix (SADC-SEC)",
        "name" => "Son nom complet en anglais",
        "name_fr" => "Son nom en français",
        "name_pt" => "Son nom en portugais",
        "former_names" => "Les noms qu’il a eus",
        "members" => "D’un groupe : les codes de ses membres",
        _ => "",
    }
}

fn example(column: &str) -> Option<&'static str> {
    match column {
        "title" => Some("Désigner un point focal"),
        "text" => Some("Chaque État membre désigne un point focal national avant la fin de 2027."),
        "source" => Some("Rapport de la réunion, paragraphe 12"),
        "themes" => Some("points focaux;données"),
        "done_when" => Some("Nom et adresse ont été transmis au secrétariat"),
        "last_note" => Some("Une circulaire a été envoyée aux ministères"),
        "name" => Some("International Organization for Migration"),
        "name_fr" => Some("Organisation internationale pour les migrations"),
        "name_pt" => Some("Organização Internacional para as Migrações"),
        _ => None,
    }
}
