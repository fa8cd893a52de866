//! The words of the sheets that people without a file begin with, in French.

use super::super::template::TemplateWords;

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
