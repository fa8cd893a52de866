//! Hostile texts in every field of a register, through the report, the pages and the public site in every form: the same marks
//! and elements as with a harmless text, no formula, and nothing that a terminal or a reader would obey.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::support::office::Office;
use super::support::random::soak;

/// Texts that HTML, XML, spreadsheets, Markdown or terminals could take for something else. Each is one line of the length of
/// `HARMLESS`, so that all are cut at the same place.
const HOSTILE: [&str; 6] = [
    "</script><script>alert(1)</script>",
    "=HYPERLINK(\"http://x.org\";\"click\")",
    "]]><img src=x onerror=\"alert(1)\">x",
    "' onload='f(12)' \" x=\"y\" &lt;b&gt;",
    "evil\u{202e}txt.exe\u{2066}\u{200f} &#60;i&#62;xxxxxxxx",
    "<w:t></w:t></r> <r>=1</r> _x0041_\u{85}",
];
const HARMLESS: &str = "a harmless text of the same length";

/// The MIDSA record, with the word in every text that can be typed.
fn office(word: &str) -> Office {
    let office = Office::new();
    let theme = word.replace([';', ','], "");
    let says = |arguments: &[&str]| drop(office.must(arguments));
    says(&["settings", "set", "body", word]);
    says(&["meeting", "add", "BAD-2020", "--title", word, "--starts", "2020-01-01", "--place", word, "--body", word]);
    for (code, kind) in [("EVIL", "organisation"), ("BAD", "office")] {
        let name = format!("{word} {code}");
        let names = ["--name", &name, "--name-fr", &name, "--name-pt", &name];
        says(&[&["owner", "add", code, "--kind", kind], &names[..]].concat());
    }
    let texts = ["--title", word, "--text", word, "--theme", &theme, "--source", word, "--done-when", word];
    says(&[&["rec", "add", "--meeting", "BAD-2020", "--owner", "EVIL", "--no-advice"], &texts[..]].concat());
    let each = ["--each", "--owner", "EVIL", "--owner", "BAD"];
    says(&[&["rec", "add", "--meeting", "BAD-2020", "--no-advice"], &each[..], &texts[..]].concat());
    for lang in ["fr", "pt"] {
        says(&["rec", "translate", "BAD-2020-01", "--into", lang, "--title", word, "--text", word]);
    }
    let noted = ["--note", word, "--public", "--reported-by", word, "--evidence", "https://example.org/a"];
    let late = ["--status", "in-progress", "--due", "2021-06-30", "--cause", "legal", "--on", "2020-06-01", "--dispute", word];
    says(&[&["rec", "update", "BAD-2020-01"], &late[..], &noted[..]].concat());
    let share = ["--status", "partly-implemented", "--on", "2020-06-01", "--owner", "EVIL", "--dispute", word];
    says(&[&["rec", "update", "BAD-2020-02"], &share[..], &noted[..]].concat());
    says(&["rec", "link", "BAD-2020-01", "takes-up", "MRU-2006-03", "--passage", word]);
    says(&["rec", "edit", "BAD-2020-01", "--text", &format!("{word}."), "--reason", word]);
    office
}

/// All output files in every form, by name.
fn everything(office: &Office) -> BTreeMap<String, Vec<u8>> {
    let reads = [
        ("report", &["report"][..]),
        ("owner", &["report", "--owner", "EVIL", "--lang", "pt"]),
        ("meeting", &["report", "--meeting", "BAD-2020", "--lang", "fr"]),
        ("item", &["rec", "show", "BAD-2020-01"]),
        ("matrix", &["matrix"]),
    ];
    let mut written = BTreeMap::new();
    for (name, read) in reads {
        for format in ["html", "docx", "xlsx", "markdown", "json"] {
            if format == "docx" && read[0] != "report" || format == "xlsx" && read[0] == "rec" {
                continue;
            }
            let file = format!("{name}.{}", if format == "markdown" { "md" } else { format });
            office.must(&[read, &["--output", &file]].concat());
            written.insert(file.clone(), fs::read(office.path().join(&file)).expect("written"));
        }
    }
    office.must(&["site", "site"]);
    let root = office.path().join("site");
    collect(&root, &root, &mut written);
    written
}

fn collect(root: &Path, folder: &Path, written: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, written);
        } else if path.extension().is_some_and(|end| end == "html") {
            let name = path.strip_prefix(root).expect("within").to_string_lossy().into_owned();
            written.insert(format!("site/{name}"), fs::read(&path).expect("read"));
        }
    }
}

fn ends(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == ending)
}

/// The structure of a file without its texts (the marks of a page, the elements of each part of an office file), or what is wrong
/// with it.
fn skeleton(name: &str, bytes: &[u8]) -> Result<BTreeMap<String, usize>, String> {
    let mut found = BTreeMap::new();
    if ends(name, "docx") || ends(name, "xlsx") {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
        for place in 0..archive.len() {
            let mut member = archive.by_index(place).map_err(|error| error.to_string())?;
            let part = member.name().map_err(|error| error.to_string())?.into_owned();
            let mut text = String::new();
            member.read_to_string(&mut text).map_err(|error| error.to_string())?;
            // Styles may depend on the first letter of a text, and equal texts are stored once.
            if ends(&part, "xml") && !part.contains("sharedStrings") && !part.contains("styles") {
                found.insert(part.clone(), elements(&text).map_err(|error| format!("{part}: {error}"))?);
            }
            if text.contains("<f>") {
                return Err(format!("{part} has a formula"));
            }
        }
    } else if ends(name, "html") {
        let page = String::from_utf8(bytes.to_vec()).map_err(|error| error.to_string())?;
        for mark in ['<', '>', '"', '\''] {
            found.insert(mark.to_string(), page.matches(mark).count());
        }
        if page.contains(['\u{202e}', '\u{2066}']) {
            return Err("it turns the direction of a text".to_owned());
        }
    } else if ends(name, "json") {
        serde_json::from_slice::<serde_json::Value>(bytes).map_err(|error| error.to_string())?;
    }
    Ok(found)
}

/// How many there are, apart from the widths of columns: neighbours of one width share an element.
fn elements(xml: &str) -> Result<usize, quick_xml::Error> {
    let mut reader = Reader::from_str(xml);
    let mut n = 0;
    loop {
        match reader.read_event()? {
            Event::Eof => return Ok(n),
            Event::Empty(column) if column.name().as_ref() == "col" => {}
            Event::Start(_) | Event::Empty(_) => n += 1,
            _ => {}
        }
    }
}

#[test]
fn a_hostile_text_in_every_field_is_a_text_in_every_form() {
    let harmless = everything(&office(HARMLESS));
    assert!(harmless.len() > 100, "{}", harmless.len());
    let shape: BTreeMap<&String, _> = harmless.iter().map(|(name, bytes)| (name, skeleton(name, bytes))).collect();
    let mut faults = Vec::new();
    // Every third for a minute; all of them for `.ci/run`.
    for word in HOSTILE.into_iter().step_by(if soak().is_some() { 1 } else { 3 }) {
        assert_eq!(word.chars().count(), HARMLESS.chars().count(), "{word}");
        let written = everything(&office(word));
        assert!(written.keys().eq(harmless.keys()), "{word}: other files");
        for (name, bytes) in &written {
            let found = skeleton(name, bytes);
            if found.is_err() || found != shape[name] {
                faults.push(format!("{name} with {word:?}: {found:?}, harmless {:?}", shape[name]));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
