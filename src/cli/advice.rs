//! Advice on the wording of what is entered: on standard error, and never in the way.

use crate::cli::context::Context;
use crate::model::vocabulary::Advice;
use crate::model::vocabulary::Lang;
use crate::text::as_argument;
use crate::text::words;

/// The part of what was entered that advice looks at.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a> {
    pub reference: &'a str,
    pub text: &'a str,
    pub has_deadline: bool,
    pub has_owner: bool,
    /// The leads that are groups and not tracked each, by code.
    pub groups: &'a [String],
    pub has_done_when: bool,
    pub is_each: bool,
    /// Background is followed up by nobody.
    pub is_background: bool,
}

/// Tells each piece of advice as a line, unless advice is turned off.
pub fn tell(pieces: &[String], wanted: Advice, context: &Context) {
    if wanted == Advice::On {
        for piece in pieces {
            context.advise(piece);
        }
    }
}

/// Advice on what could be clearer.
pub fn on(wording: &Wording<'_>) -> Vec<String> {
    let reference = wording.reference;
    let mut advice = Vec::new();
    if let Some(verbs) = joined_verbs(wording.text) {
        let remedy = if wording.is_each {
            "record each as a recommendation of its own".to_owned()
        } else {
            format!("`midsa rec split {}` lets each have a status", as_argument(reference))
        };
        advice.push(format!("it asks for several things ({verbs}); {remedy}"));
    }
    if !wording.has_done_when
        && let Some(vague) = vague(wording.text)
    {
        advice.push(format!("“{vague}” does not tell when it is done; say it with --done-when"));
    }
    if wording.is_background {
        return advice;
    }
    if !wording.has_owner {
        advice.push("it has no owner, so nobody is asked about it; name one with --owner".to_owned());
    }
    for group in wording.groups {
        advice.push((words(Lang::En).importing.group_for_all)(group));
    }
    if !wording.has_deadline {
        advice.push("it has no deadline, so it never is late; give one with --due, or --due none".to_owned());
    }
    advice
}

/// Two verbs of action that a conjunction joins, as `establish … and strengthen`.
fn joined_verbs(text: &str) -> Option<String> {
    let words: Vec<String> = text.split_whitespace().map(unpunctuated).collect();
    let mut first: Option<&str> = None;
    for (place, word) in words.iter().enumerate() {
        if !is_verb(word) {
            continue;
        }
        let before = |back: usize| place.checked_sub(back).map(|at| words[at].as_str()).unwrap_or_default();
        let joins = is_conjunction(before(1)) || (matches!(before(1), "to" | "de" | "d") && is_conjunction(before(2)));
        match first {
            Some(first) if joins && first != word => return Some(format!("{first} … {word}")),
            Some(_) => {}
            None => first = Some(word),
        }
    }
    None
}

fn is_conjunction(word: &str) -> bool {
    matches!(word, "and" | "et" | "e" | "also" | "ainsi" | "bem")
}

/// In lower case, without marks around it.
fn unpunctuated(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

const ENGLISH: &str = "address adopt align appoint approve assess build collect combat compile conclude conduct convene cooperate \
    coordinate create designate develop disseminate draft enact encourage endorse enhance ensure establish evaluate exchange \
    explore facilitate finalise finalize formulate harmonise harmonize identify implement improve include integrate introduce \
    invite maintain mobilise mobilize monitor negotiate nominate organise organize prepare prevent promote protect provide publish \
    pursue ratify reinforce report request review revise share sign standardise standardize strengthen submit support train \
    undertake update";

const FRENCH: &str = "adopter améliorer appliquer appuyer assurer collecter communiquer conclure convoquer coopérer coordonner créer \
    désigner développer diffuser échanger élaborer encourager établir évaluer examiner faciliter former garantir harmoniser inclure \
    intégrer introduire lutter mobiliser négocier nommer organiser partager poursuivre préparer présenter prévenir promouvoir \
    protéger publier ratifier recueillir renforcer réviser signer soumettre soutenir suivre";

const PORTUGUESE: &str = "adoptar adotar aplicar apoiar apresentar assegurar assinar avaliar capacitar combater convocar cooperar \
    coordenar criar desenvolver designar divulgar elaborar encorajar estabelecer examinar facilitar formar fornecer garantir \
    harmonizar implementar incluir integrar introduzir melhorar mobilizar negociar nomear organizar partilhar preparar prevenir \
    promover proteger publicar ratificar recolher reforçar rever submeter";

/// Whether it is a verb of resolutions, in English as a gerund too.
fn is_verb(word: &str) -> bool {
    let is_in = |list: &str, word: &str| list.split_whitespace().any(|verb| verb == word);
    let is_gerund = word.strip_suffix("ing").is_some_and(|stem| is_in(ENGLISH, stem) || is_in(ENGLISH, &format!("{stem}e")));
    is_gerund || [ENGLISH, FRENCH, PORTUGUESE].into_iter().any(|list| is_in(list, word))
}

/// Words that promise an effort and no result.
const VAGUE: [&str; 22] = [
    "efforts should be made",
    "every effort",
    "make efforts",
    "best efforts",
    "endeavour",
    "endeavor",
    "strive to",
    "where possible",
    "as far as possible",
    "as appropriate",
    "should consider",
    "is encouraged",
    "are encouraged",
    "s'efforcer",
    "s’efforcer",
    "tous les efforts",
    "dans la mesure du possible",
    "le cas échéant",
    "envidar esforços",
    "na medida do possível",
    "sempre que possível",
    "conforme apropriado",
];

/// The first of the phrases that the text uses.
fn vague(text: &str) -> Option<&'static str> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    VAGUE.into_iter().find(|phrase| text.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::{Wording, joined_verbs, on, vague};

    #[track_caller]
    fn joined(text: &str, expected: Option<&str>) {
        assert_eq!(joined_verbs(text).as_deref(), expected, "{text}");
    }

    #[test]
    fn several_verbs_that_a_conjunction_joins_are_told() {
        joined("Establish national focal points and strengthen data collection.", Some("establish … strengthen"));
        joined("establishing a focal point and organising a workshop at Ministerial level", Some("establishing … organising"));
        joined("Désigner un point focal et de renforcer la collecte", Some("désigner … renforcer"));
        joined("Criar pontos focais e reforçar a recolha de dados", Some("criar … reforçar"));
        joined("Sign the MoU between IOM and SADC", None);
        joined("Harmonise laws and policies on review", None);
    }

    #[test]
    fn a_promise_of_effort_asks_what_counts_as_done() {
        assert_eq!(vague("Efforts\nshould be made to harmonize laws"), Some("efforts should be made"));
        assert_eq!(vague("Les États veillent, dans la mesure du possible, à …"), Some("dans la mesure du possible"));
        assert_eq!(vague("Sign the MoU"), None);
    }

    fn wording(text: &str) -> Wording<'_> {
        Wording {
            reference: "A-01",
            text,
            has_deadline: true,
            has_owner: true,
            groups: &[],
            has_done_when: false,
            is_each: false,
            is_background: false,
        }
    }

    #[test]
    fn what_is_clear_gets_no_advice_and_background_none_on_owners() {
        assert!(on(&wording("Sign the MoU")).is_empty());
        let bare = Wording { has_deadline: false, has_owner: false, ..wording("Sign the MoU") };
        assert_eq!(on(&bare).len(), 2);
        assert!(on(&Wording { is_background: true, ..bare }).is_empty());
        let effort = Wording { has_done_when: true, ..wording("Every effort is made") };
        assert!(on(&effort).is_empty());
    }
}
