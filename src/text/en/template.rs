//! The words of the sheets that people without a file begin with, in English.

use super::super::template::TemplateWords;

pub(super) const TEMPLATE: TemplateWords = TemplateWords {
    title,
    steps: &[
        "Write below the row of dark names, a row for each; these instructions and the example are not read.",
        "Leave a cell empty if you don't know. Columns may be moved or deleted, but their names stay as they are.",
        "Several values in one cell are parted by a semicolon: ZMB;NAM;IOM:support.",
        "Dates: 2027-12-31, 31 December 2027, 2027-12, 2027-Q4, 2027-H2 or 2027.",
        "Save it and send it back; it is read with `midsa import`.",
    ],
    one_of: "One of:",
    about,
    example,
};

fn title(table: &str) -> &'static str {
    match table {
        "recommendations" => "Recommendations to be recorded",
        "shares" => "What each owner reports of its share",
        _ => "Owners to be recorded",
    }
}

fn about(column: &str) -> &'static str {
    match column {
        "ref" => "Its reference. Empty: numbered within its meeting",
        "meeting" => "The reference of the meeting that adopted it",
        "title" => "A few words. Empty: the beginning of the text",
        "text" => "The text as it was adopted, word for word (needed)",
        "source" => "Document, page, paragraph",
        "themes" => "Key words",
        "owners" => "Who must act, by code or name; another role behind a colon",
        "owner" => "Whose share, by code or name",
        "due" => "The deadline, or none",
        "done_when" => "What will count as done, in a sentence",
        "happened_on" => "The day of status and note. Empty: today",
        "last_note" => "What was done, or what remains",
        "evidence" => "Web address or file name of what proves it",
        "kind" => "What it is",
        "priority" => "How urgent it is",
        "response" => "What was decided about it",
        "status" => "How far it is, as the owner says",
        "code" => "ISO code of a state (ZMB); else a short code of your own (SADC-SEC)",
        "name" => "Its full name in English",
        "name_fr" => "Its name in French",
        "name_pt" => "Its name in Portuguese",
        "former_names" => "Names that it had",
        "members" => "Of a group: the codes of its members",
        _ => "",
    }
}

fn example(column: &str) -> Option<&'static str> {
    match column {
        "title" => Some("Name a focal point"),
        "text" => Some("Each member state names a national focal point by the end of 2027."),
        "source" => Some("Report of the meeting, paragraph 12"),
        "themes" => Some("focal points;data"),
        "done_when" => Some("Name and address have been sent to the secretariat"),
        "last_note" => Some("A circular was sent to the ministries"),
        "name" => Some("International Organization for Migration"),
        "name_fr" => Some("Organisation internationale pour les migrations"),
        "name_pt" => Some("Organização Internacional para as Migrações"),
        _ => None,
    }
}
