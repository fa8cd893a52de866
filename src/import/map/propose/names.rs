//! Column names that clearly mean one of our columns, in English, French, Portuguese and Spanish.

use super::words::plain;

/// The columns of ours that a name can mean, the most likely first. The content of the column is not checked here.
pub(super) fn meant_by(name: &str) -> Vec<&'static str> {
    let is_path = !name.contains(char::is_whitespace) && !name.ends_with('.');
    let mut parts = name.rsplit('.').take(if is_path { usize::MAX } else { 0 });
    let last = parts.next().unwrap_or(name);
    let meant = meant_by_words(&plain(&parted(last)));
    // The name of what a row has (`department.name`) is not its own.
    let outer =
        parts.map(|part| plain(&parted(part.trim_end_matches("[]")))).find(|part| !part.chars().all(|c| c.is_ascii_digit()));
    match outer.filter(|outer| meant.contains(&"title") && !is_of_row(outer)) {
        Some(outer) => meant_by_words(&outer).into_iter().filter(|key| NAMED.contains(key)).collect(),
        None => meant,
    }
}

/// The same for a name of plain words.
fn meant_by_words(name: &str) -> Vec<&'static str> {
    NAMES.iter().filter(|(_, names)| names.split('|').any(|one| one == name)).map(|(key, _)| *key).collect()
}

/// Our columns that name something by its name.
const NAMED: [&str; 5] = ["owners", "owner", "meeting", "themes", "source"];

/// Whether a list or an object of this name holds what a row is about.
fn is_of_row(outer: &str) -> bool {
    const ROW: &str = "data|attributes|fields|properties|row|record|item|items|node|values|main|general|metadata";
    ROW.split('|').any(|one| one == outer) || meant_by_words(outer).contains(&"text")
}

/// The columns of ours that the single words of a longer name can mean: `evidence summary` has something of `evidence`.
pub(super) fn touched_by(name: &str) -> Vec<&'static str> {
    let name = plain(&parted(name));
    let words: Vec<&str> = name.split(' ').filter(|word| word.len() > 2).collect();
    if words.len() < 2 { Vec::new() } else { words.into_iter().flat_map(meant_by_words).collect() }
}

/// Whether a name ends or begins with the word for a text: `promise text`, `texte de la promesse`.
pub(super) fn is_called_text(name: &str) -> bool {
    const TEXT: [&str; 4] = ["text", "wording", "texte", "texto"];
    let name = plain(&parted(name));
    let ends = [name.split(' ').next(), name.split(' ').next_back()];
    ends.into_iter().flatten().any(|word| TEXT.contains(&word))
}

/// A column for remarks, whatever it holds.
pub(super) fn is_called_note(name: &str) -> bool {
    const NOTE: &str = "note|notes|comment|comments|remark|remarks|commentaire|commentaires|remarque|remarques|observation|\
        observations|comentario|comentarios|observacao|observacoes|observaciones";
    let name = plain(&parted(name));
    NOTE.split('|').any(|one| name.split(' ').any(|word| word == one))
}

/// A column's name in the table `meetings` without the word for a meeting: `Meeting title` as `title`; one that is nothing else
/// is the reference.
pub(super) fn of_meeting(name: &str) -> Option<String> {
    const MEETING: [&str; 8] = ["meeting", "meetings", "session", "conference", "reunion", "reuniao", "sessao", "sesion"];
    let name = plain(&parted(name));
    let words: Vec<&str> = name.split(' ').collect();
    let rest: Vec<&str> = words.iter().copied().filter(|word| !MEETING.contains(word)).collect();
    (rest.len() < words.len()).then(|| if rest.is_empty() { "ref".to_owned() } else { rest.join(" ") })
}

/// `statusDate` as `status Date`.
pub(super) fn parted(name: &str) -> String {
    let mut parted = String::with_capacity(name.len() + 4);
    let mut was_lower = false;
    for c in name.chars() {
        if was_lower && c.is_uppercase() {
            parted.push(' ');
        }
        parted.push(c);
        was_lower = c.is_lowercase();
    }
    parted
}

/// Clear names by column. A name can belong to several columns; the content decides.
const NAMES: &[(&str, &str)] = &[
    (
        "ref",
        "number|no|nr|n|num|ref|ref no|ref number|reference|reference number|reference no|id|identifier|code|rec no|rec number|\
         rec id|rec ref|recommendation number|recommendation no|recommendation id|recommendation reference|recommendation ref|\
         recommendation code|recommendation|commitment id|item|item no|item number|uid|uuid|numero|\
         reference de la recommandation|numero de recommandation|numero de la recommandation|n de la recommandation|\
         no de recommandation|referencia|numero da recomendacao|n da recomendacao|codigo|numero de recomendacion|paragraph|\
         paragraph number",
    ),
    (
        "text",
        "recommendation|recommendations|recommendation text|text of recommendation|text of the recommendation|text|full text|\
         recommendation full text|full recommendation|description|recommendation description|safety recommendation|\
         audit recommendation|commitment|commitment text|wording|statement|decision|action|recommandation|recommandations|\
         texte|texte de la recommandation|libelle|libelle de la recommandation|intitule de la recommandation|texto|\
         texto da recomendacao|recomendacao|recomendacoes|recomendacion|texto de la recomendacion|descricao|descripcion|\
         content|details",
    ),
    (
        "title",
        "title|short title|recommendation title|name|subject|heading|headline|short text|titre|intitule|objet|titulo|assunto|\
         asunto",
    ),
    (
        "owners",
        "owner|owners|responsible|responsible party|responsible parties|responsible entity|responsible body|responsible office|\
         responsible department|responsible unit|responsible ministry|responsible agency|responsibility|recipient|recipients|\
         addressee|addressees|addressed to|directed to|agency|agencies|department|departments|ministry|ministries|lead|\
         lead agency|lead department|lead ministry|assigned to|action by|entity|entities|organisation|organization|\
         organisations|country|countries|state|states|member state|member states|state under review|to|party|audited entity|auditee|responsable|responsables|\
         entite responsable|service responsable|ministere|ministere responsable|destinataire|destinataires|organisme|pays|etat|\
         responsavel|entidade|entidade responsavel|orgao|orgao responsavel|ministerio|destinatario|destinatarios|pais|entidad|\
         entidad responsable",
    ),
    ("owner", "owner|responsible|agency|country|state|entity|ministry|department|pays|etat|pais|responsable|responsavel"),
    (
        "status",
        "status|state|implementation status|status of implementation|current status|recommendation status|progress|\
         progress status|implementation|statut|etat|etat d avancement|etat de mise en oeuvre|etat d execution|avancement|\
         estado|estado atual|situacao|situacao atual|estado de implementacao|estado da implementacao|status da recomendacao|\
         estado de implementacion|outcome",
    ),
    ("status_to", "status|new status|statut|estado"),
    (
        "response",
        "response|management response|government response|response type|acceptance|acceptance status|position|decision|\
         accepted|agreed|reponse|reponse de la direction|acceptation|resposta|respuesta",
    ),
    (
        "due",
        "due|due date|deadline|target|target date|target completion date|planned date|planned completion date|\
         planned completion|expected completion|expected completion date|completion date|target implementation date|\
         implementation date|agreed implementation date|expected date|timeline|timeframe|echeance|date d echeance|date limite|\
         date prevue|date butoir|delai|prazo|data limite|data prevista|fecha limite|plazo",
    ),
    (
        "happened_on",
        "status date|date of status|status as of|as of|as at|last updated|last update|updated|updated on|update date|\
         date of update|date updated|date last updated|reported on|report date|date reported|closed|closed on|date closed|\
         closing date|completed on|date completed|date|date du statut|date de mise a jour|mise a jour|data|data de atualizacao|\
         data do estado|fecha|fecha de actualizacion",
    ),
    ("meeting", "meeting|session|conference|reunion|sessao|reuniao|sesion"),
    (
        "source",
        "source|report|report title|report name|report number|report no|document|origin|audit report|audit|url|link|page|\
         page number|source document|rapport|titre du rapport|relatorio|fonte|informe|fuente",
    ),
    (
        "themes",
        "theme|themes|topic|topics|category|categories|tag|tags|keyword|keywords|subject area|sector|area|issue|issues|\
         categorie|domaine|thematique|thematiques|mots cles|secteur|tema|temas|categoria|categorias|setor|palavras chave",
    ),
    (
        "priority",
        "priority|priority level|importance|urgency|risk|risk rating|risk level|severity|rating|priorite|prioridade|prioridad",
    ),
    ("kind", "kind|type|recommendation type|nature|tipo|natureza|categorie de recommandation"),
    ("parent", "parent|parent ref|parent reference|parent id|parent recommendation|main recommendation"),
    (
        "last_note",
        "comment|comments|note|notes|remark|remarks|update|latest update|progress update|status update|status note|\
         status comment|implementation comment|action taken|actions taken|management comment|management comments|\
         progress report|last note|explanation|commentaire|commentaires|observation|observations|remarques|suivi|\
         mesures prises|comentario|comentarios|observacoes|medidas tomadas|observaciones",
    ),
    ("note", "comment|comments|note|notes|remarks|commentaire|commentaires|observations|comentario|comentarios"),
    (
        "done_when",
        "done when|success criteria|success criterion|indicator|indicators|kpi|measure of success|indicateur|indicateurs|\
         indicador|indicadores",
    ),
    ("evidence", "evidence|evidence link|supporting document|supporting documents|proof|preuve|preuves|evidencia|evidencias"),
    ("reported_by", "reported by|reporter|source of information|rapporteur|relatado por"),
    ("code", "code|acronym|abbreviation|iso|iso code|iso3|sigle|sigla"),
    ("name", "name|full name|nom|nome|nombre|organisation|organization|country"),
    ("email", "email|e mail|mail|email address|courriel|adresse electronique|correio electronico|correo"),
    ("phone", "phone|telephone|tel|phone number|mobile|telefone|telefono"),
    ("lang", "language|langue|lingua|idioma"),
    ("starts", "start|starts|start date|from|date|debut|date de debut|inicio|data de inicio"),
    ("ends", "end|ends|end date|to|fin|date de fin|fim|data de fim"),
    ("place", "place|city|location|venue|lieu|ville|local|cidade|lugar"),
    ("country", "country|pays|pais"),
    ("target", "target|related to|other"),
];
