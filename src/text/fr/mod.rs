//! The words in French.

mod dates;
mod headings;
mod importing;
mod keeping;
mod labels;
mod log;
mod notes;
mod overviews;
mod report;
mod returned;
mod round;

use super::{Descents, Part, Passage, Remarks, Sections, Sentences, Words};
use crate::model::progress::Tally;
use crate::model::vocabulary::{Kind, Lang, Status};

pub(super) static WORDS: Words = Words {
    lang: Lang::Fr,
    headings: headings::HEADINGS,
    labels: labels::LABELS,
    owners: overviews::OWNERS,
    desk: report::DESK,
    round: round::ROUND,
    returned: returned::RETURNED,
    overviews: overviews::OVERVIEWS,
    pages: report::PAGES,
    report: report::REPORT,
    sections: Sections {
        first_deadline: "Première échéance",
        descent: "Filiation",
        components: "Composantes",
        actions: "Actions",
        shares: "Parts",
        follow_ups: "Suivi",
        relations: "Relations",
        background: "Contexte\u{a0}: propositions et besoins",
        revisions: "Rédaction antérieure",
        not_stated: "non précisé",
    },
    dates: dates::DATES,
    sentences: Sentences {
        colon: "\u{a0}: ",
        semicolon: "\u{a0}; ",
        yes: "oui",
        no: "non",
        each_of: |n| format!("chacun des {n}"),
        none_for: |n, of| format!("aucune pour {n} sur {of}"),
        n_of: |n, of| format!("{n} sur {of}"),
        n_of_implemented: |n, of| format!("{n} sur {of} mises en œuvre"),
        tally,
        restatement: "réitération",
        restates: |reference| format!("réitère {reference} et en a l’état"),
        inherited: |reference, day| format!("Repris de {reference}, {day}"),
        component_of: |reference| format!("composante de {reference}"),
        action_towards: |reference| format!("action en vue de {reference}"),
        superseded_by: |reference| format!(" par {reference}"),
        superseded_by_unknown: ", on ne sait par laquelle",
        dispute_settled: |text| format!("contestation réglée\u{a0}: {text}"),
        original: "original",
        not_translated: "texte original, non traduit",
        text_changed: |day, reason| format!("modifié le {day}\u{a0}: {reason}"),
        since: |day| format!("depuis le {day}"),
        no_longer_on: |day| format!("plus à partir du {day}"),
        is_cancelled: "annulée",
    },
    descents: Descents {
        passage,
        first: |passage| format!("{passage} pour la première fois"),
        by_ministers: "par les ministres",
        by_summit: "par le sommet",
        in_year: |year| format!("en {year}"),
        before_year: |year| format!("avant {year}"),
        undated: "sans date",
        why_before: "sans date\u{a0}: avant la première qui soit datée et la reprenne",
        spanning: |line, n| match n {
            0 => format!("{line}\u{a0}: moins d’un an"),
            _ => format!("{line}\u{a0}: {n} {}", plural(n, "an", "ans")),
        },
    },
    remarks: Remarks {
        left_out: |counts| format!("non comptés\u{a0}: {}", counts.join(", ")),
        not_counted: |counts| format!("non comptés\u{a0}: {} (--all les compte)", counts.join(", ")),
        may_be_shares: "des lignes peuvent être les parts de ce responsable et non le tout, et sans la colonne tracking rien ne le dit\u{a0}: pour modifier des parts par un fichier, prenez `midsa export shares`",
        not_listed: |counts| format!("non listés\u{a0}: {} (--kind les liste)", counts.join(", ")),
        internal_notes: |n| {
            format!("{n} {} (--public-only les exclut)", plural(n, "note interne y figure", "notes internes y figurent"))
        },
        internal_notes_kept: |n| {
            let notes = plural(n, "note interne y figure", "notes internes y figurent");
            format!("{n} {notes}\u{a0}: rien n’est omis d’un journal ni d’un registre entier")
        },
        n_of_kind,
        of_body: |count, body| format!("{count} ({body})"),
        without_meeting: |n| format!("{n} sans réunion"),
        by_owner: "la ligne d’un responsable compte ce qu’il mène, ou ce qui lui est adressé quand personne ne mène\u{a0}; --owner compte ce qui lui revient à tout titre ou par un groupe",
        groups_overlap: "les groupes se recoupent\u{a0}: ce qui figure dans plusieurs est compté dans chacun, et une fois dans le total",
        restatements: |n| format!("{n} {}", plural(n, "réitération n’est pas comptée", "réitérations ne sont pas comptées")),
        other_open: "autres en suspens",
        closed: "closes",
    },
    notes: notes::NOTES,
    keeping: keeping::KEEPING,
    importing: importing::IMPORTING,
    log: log::LOG,
    template: importing::TEMPLATE,
    changed: log::CHANGED,
    table: report::table,
};

/// The form that goes with a number: zero and one are singular.
fn plural(n: impl Into<u64>, one: &'static str, many: &'static str) -> &'static str {
    if n.into() <= 1 { one } else { many }
}

fn tally(tally: &Tally, part: Part) -> String {
    let (counts, of) = (&tally.counts, tally.n_shares());
    let n = counts.n(Status::Implemented);
    let parts = match part {
        Part::Owners => plural(n, "responsable", "responsables"),
        Part::Components => plural(n, "composante", "composantes"),
    };
    let implemented = format!("mise en œuvre\u{a0}: {n} {parts} sur {of}");
    let confirmed =
        if counts.n_confirmed > 0 { format!(" (avec confirmation\u{a0}: {})", counts.n_confirmed) } else { String::new() };
    let more = [
        (counts.n_overdue, format!("en retard\u{a0}: {} sur {of}", counts.n_overdue)),
        (counts.n(Status::NotReported), format!("aucune information reçue\u{a0}: {}", counts.n(Status::NotReported))),
        (counts.n(Status::Continuing), format!("permanente\u{a0}: {}", counts.n(Status::Continuing))),
    ];
    let more = more.into_iter().filter(|(n, _)| *n > 0).map(|(_, said)| said);
    std::iter::once(format!("{implemented}{confirmed}")).chain(more).collect::<Vec<_>>().join(", ")
}

fn passage(passage: Passage) -> &'static str {
    match passage {
        Passage::Proposed => "proposée",
        Passage::Needed => "énoncée comme besoin",
        Passage::Recommended => "recommandée",
        Passage::Decided => "décidée",
        Passage::Requested => "demandée",
        Passage::Undertaken => "engagée",
        Passage::AgreedInPrinciple => "acceptée dans son principe",
        Passage::Accepted => "acceptée",
        Passage::AcceptedInPart => "acceptée en partie",
        Passage::Noted => "notée",
        Passage::Declined => "non retenue",
        Passage::TakenUp => "reprise",
        Passage::Restated => "réitérée",
        Passage::Replaced => "remplacée",
        Passage::FollowedUp => "suivie",
    }
}

fn n_of_kind(n: u32, kind: Kind) -> String {
    let word = match kind {
        Kind::Recommendation => plural(n, "recommandation", "recommandations"),
        Kind::Decision => plural(n, "décision", "décisions"),
        Kind::Request => plural(n, "demande", "demandes"),
        Kind::Action => plural(n, "action", "actions"),
        Kind::Proposal => plural(n, "proposition", "propositions"),
        Kind::Need => plural(n, "besoin", "besoins"),
    };
    format!("{n} {word}")
}

#[cfg(test)]
mod tests {
    use super::plural;

    #[test]
    fn in_french_zero_and_one_are_singular() {
        let word = |n: u32| plural(n, "jour", "jours");
        assert_eq!([0, 1, 2, 15, 21].map(word), ["jour", "jour", "jours", "jours", "jours"]);
    }
}
