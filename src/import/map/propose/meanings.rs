//! Values that clearly mean one of our words, in English, French, Portuguese and Spanish. Ambiguous values (`open`, `closed`,
//! `pending`) are in none of the lists, and a word and its negation are never in the same list.

/// A word of ours and its synonyms, separated by `|`.
type List = &'static [(&'static str, &'static str)];

/// The list for the values of our column `key`.
pub(super) fn meanings(key: &str) -> List {
    match key {
        "status" | "status_to" => STATUS,
        "response" | "response_to" => RESPONSE,
        "priority" => PRIORITY,
        "kind" => KIND,
        "channel" => CHANNEL,
        _ => &[],
    }
}

pub(super) const STATUS: List = &[
    (
        "not-reported",
        "no information|no information received|no response|no response received|not yet reported|no report|aucune information|\
         aucune information recue|sem informacao|sem informação recebida",
    ),
    (
        "not-started",
        "not yet started|not begun|not commenced|no action taken|no action|implementation not started|yet to start|\
         to be started|unstarted|to do|todo|a faire|por fazer|por hacer|non commence|non commencee|pas commence|pas commencee|pas encore commence|\
         pas encore commencee|non entame|non entamee|non demarre|non demarree|non initie|nao iniciado|nao iniciada|\
         nao comecado|nao comecada|por iniciar|no iniciado|no iniciada|sin iniciar",
    ),
    (
        "in-progress",
        "ongoing|on going|underway|under way|started|in process|being implemented|work in progress|implementation in progress|\
         implementation ongoing|implementation started|implementation under way|implementation underway|under implementation|\
         in implementation|action in progress|progressing|en cours|en cours de mise en oeuvre|mise en oeuvre en cours|\
         en cours de realisation|commence|commencee|demarre|demarree|entame|entamee|em curso|em andamento|em progresso|\
         em implementacao|em execucao|iniciado|iniciada|en curso|en proceso|en progreso|en ejecucion",
    ),
    (
        "partly-implemented",
        "partially implemented|partial|partially complete|partially completed|partly completed|partly complete|\
         implemented in part|partial implementation|partly done|partially done|partly achieved|partially achieved|\
         partially fulfilled|mostly implemented|largely implemented|substantially implemented|partiellement mise en oeuvre|\
         partiellement mis en oeuvre|mise en oeuvre partielle|partiellement realise|partiellement realisee|\
         partiellement appliquee|partielle|parcialmente implementado|parcialmente implementada|parcialmente cumprida|\
         parcialmente cumprido|parcialmente concluida|parcialmente executada|implementacao parcial|parcialmente cumplida|\
         parcialmente cumplido|parcial",
    ),
    (
        "on-hold",
        "hold|suspended|paused|postponed|deferred|en suspens|suspendu|suspendue|reporte|reportee|suspenso|suspensa|adiado|\
         adiada|suspendida",
    ),
    ("continuing", "continuous|standing|permanent|permanente|continu|continuo|continua"),
    (
        "implemented",
        "completed|complete|done|fully implemented|implemented in full|fully completed|implementation complete|\
         implementation completed|achieved|fully achieved|fulfilled|finished|closed implemented|implemented closed|\
         closed complete|closed completed|kept|mis en oeuvre|mise en oeuvre|mises en oeuvre|entierement mise en oeuvre|\
         pleinement mise en oeuvre|realise|realisee|acheve|achevee|termine|terminee|accompli|accomplie|implementado|\
         implementada|totalmente implementada|concluido|concluida|cumprido|cumprida|realizado|realizada|executado|executada|\
         cumplido|cumplida|completado|completada|terminado|terminada",
    ),
    ("superseded", "replaced|overtaken|overtaken by events|remplace|remplacee|caduque|substituido|substituida"),
    (
        "not-applicable",
        "no longer applicable|no longer relevant|not relevant|sans objet|non applicable|nao aplicavel|nao se aplica|no aplica|\
         no aplicable",
    ),
    (
        "dropped",
        "withdrawn|cancelled|canceled|abandoned|discontinued|abandonne|abandonnee|annule|annulee|retire|retiree|abandonado|\
         abandonada|cancelado|cancelada|retirado|retirada",
    ),
    ("lapsed", "expired|expire|expiree|expirado|expirada"),
];

pub(super) const RESPONSE: List = &[
    ("proposed", "suggested|propose|proposee|proposto|proposta"),
    (
        "agreed-in-principle",
        "accepted in principle|agree in principle|accept in principle|in principle|accepte en principe|acceptee en principe|\
         aceite em principio",
    ),
    (
        "accepted",
        "accept|agreed|agree|concur|concurred|supported|support|approved|fully accepted|accepted in full|fully agreed|accepte|\
         acceptee|acceptees|approuve|approuvee|aceite|aceita|aceito|aprovada|aprovado|aceptada|aceptado",
    ),
    (
        "accepted-in-part",
        "partially accepted|partly accepted|partially agreed|partly agreed|agreed in part|partially agree|partially concur|\
         partially concurred|partially supported|partially approved|partiellement acceptee|partiellement accepte|\
         acceptee en partie|acceptee partiellement|parcialmente aceite|parcialmente aceita|aceite em parte|\
         parcialmente aceptada",
    ),
    ("noted", "takes note|take note|note|notee|pris note|prise en note|tomado nota|anotada|tomada nota"),
    (
        "declined",
        "rejected|reject|not accepted|not agreed|disagree|disagreed|do not agree|did not agree|refused|not supported|\
         do not concur|did not concur|nonconcur|non concur|not approved|rejete|rejetee|refuse|refusee|non acceptee|non accepte|\
         rejeitado|rejeitada|recusado|recusada|nao aceite|nao aceita|rechazada|rechazado|no aceptada",
    ),
];

pub(super) const PRIORITY: List = &[
    ("low", "minor|faible|basse|baixa|baixo|baja"),
    ("normal", "medium|moderate|moyenne|moyen|normale|media|medio"),
    ("high", "critical|urgent|very high|major|elevee|haute|urgente|critique|alta|alto|critica"),
];

pub(super) const KIND: List = &[
    ("recommendation", "recommendations|recommandation|recommandations|recomendacao|recomendacion"),
    ("decision", "decisions|decisao|decision taken"),
    ("request", "requests|demande|pedido|solicitud"),
    ("action", "actions|action item|action point|acao"),
];

pub(super) const CHANNEL: List = &[
    ("email", "e mail|mail|courriel|correio electronico"),
    ("phone", "telephone|tel|call|telefone"),
    ("letter", "lettre|carta|post"),
    ("meeting", "reunion|reuniao"),
];
