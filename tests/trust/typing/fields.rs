//! A hostile word in every text that any command accepts, read back in every form: it stays a text. Each form is compared with
//! the same form of a tame word of the same length (`forms`).

use std::collections::BTreeSet;
use std::fs;
use std::sync::Mutex;
use std::thread;

use super::flags::{flags, is_called};
use super::forms;
use crate::every;
use crate::support::office::{Office, Told};
use crate::support::random::soak;

/// Words that no program may obey.
const WORDS: [&str; 7] = [
    "<script>alert(1)</script><img src=x onerror=alert(1)> \" onmouseover=\"alert(1)\" x='y' ]]> <!-- <![CDATA[ &lt; &#x41; a | b || c |--|",
    "=HYPERLINK(\"http://example.org\",\"click\")",
    "red \u{1b}[31m \u{1b}]0;title\u{7} \u{9b}2J a\tb\u{b}c\u{c}d\u{7f} e\u{1}\u{8} \u{85}next",
    "one\rtwo\r\nthree: four\n\n# five\n- [ ] six\n```\nseven\nBcc: eight",
    "a\u{202e}b\u{2066}c \u{200b}zero\u{feff}width\u{200d} \u{2028}line\u{2029} e\u{301}\u{301} \u{e01}\u{e33}\u{e49} 👩‍👩‍👧‍👦 İıſß \u{fffe}\u{ffff}",
    "-2+3+cmd|' /C calc'!A0;=1+1; @SUM(A1)",
    "~~gone~~ &copy; **bold** _it_ `code` [link](http://example.org) BEGIN:VEVENT\\nEND:VCALENDAR;x,y:z\\ {{ owner }} {% x %} %s _x000D_ ''quoted\"",
];

/// The commands. W is the word, V the word with a letter added, for texts that must not occur twice; arguments are separated by
/// blanks.
const TYPED: [&str; 33] = [
    "rec add --meeting WDH-2010 --title W --text W --owner IOM --theme W --source W --done-when W",
    "rec add --ref W --title W --text W --owner IOM --by W",
    "rec update MRU-2006-03 --note W --public --reported-by W --dispute W",
    "rec update MRU-2006-03 --due 2027-06-30 --reason W",
    "rec update MRU-2006-04 --due 2026-12-10 --note W",
    "rec update WDH-2010-03 --dispute W --note W",
    "rec update MRU-2006-03 --settle W --note W",
    "rec update MRU-2006-02a --owner ZWE --status partly-implemented --note W --public",
    "rec edit WDH-2010-01 --title W --text W --reason W --source W --done-when W --add-theme W --note W",
    "rec edit WDH-2010-01 --title W --text V --reason W",
    "rec edit WDH-2010-02 --theme W",
    "rec edit WDH-2010-01 --remove-theme W",
    "rec split WDH-2010-05 --into W --into V",
    "rec translate MRU-2006-03 --into fr --title W --text W",
    "rec link MRU-2006-04 overlaps WDH-2010-01 --passage W",
    "meeting add NEW-2028 --title W --body W --place W --source W --starts 2028-03",
    "meeting edit NEW-2027 --title W --place W --source W",
    "meeting edit NEW-2028 --body V",
    "owner add XORG --kind organisation --name W --name-fr W --name-pt W --former-name W",
    "owner edit ZWE --name V --name-fr V --name-pt V --add-former-name V",
    "owner edit XORG --former-name W",
    "owner edit ZWE --remove-former-name V",
    "focal-point add --owner ZWE --name W --title W --theme W --phone W",
    "focal-point add --owner NAM --name W --email W",
    "focal-point add --owner ZWE --name W --title W",
    "focal-point edit ZWE W --name W --email W",
    "focal-point edit ZMB Ms_Phiri --title W --theme W",
    "focal-point handover ZWE --to V --title W --on 2026-11-01 --from W --email W",
    "settings set sender_name W",
    "settings set body W",
    "round ingest R1 ZWE.csv --yes --reported-by W",
    "round reject R1/1 --reason W",
    "import words.csv",
];

/// Texts that are not kept: an encoding, the name of a setting, words to search for, a reader's name.
const NO_TEXTS: [&str; 3] = ["encoding", "person", "focal-point"];

#[test]
fn every_flag_that_takes_a_text_is_in_the_list() {
    const TEXTS: [&str; 7] = ["NAME", "TEXT", "PLACE", "TITLE", "PASSAGE", "ADDRESS", "THEME"];
    let missing: BTreeSet<String> = flags()
        .into_iter()
        .filter(|(_, flag)| is_called(flag, &TEXTS))
        .filter_map(|(path, flag)| Some((path.join(" "), flag.get_long()?.to_owned())))
        .filter(|(path, long)| {
            let is_write = every::WRITES.iter().any(|words| words.join(" ").starts_with(path.as_str()));
            is_write && long != "by" && long != "theme" && !NO_TEXTS.contains(&long.as_str())
        })
        .filter(|(path, long)| {
            !TYPED.iter().any(|typed| typed.starts_with(path.as_str()) && typed.contains(&format!("--{long} ")))
        })
        .map(|(path, long)| format!("{path} --{long}"))
        .collect();
    assert_eq!(missing, BTreeSet::new());
}

#[test]
fn a_hostile_word_in_every_field_stays_a_text_in_every_form() {
    // The first of them for a minute; all of them for `.ci/run`.
    let words = if soak().is_some() { &WORDS[..] } else { &WORDS[..1] };
    let base = every::office();
    let counted = Mutex::new((0, 0, Vec::new()));
    thread::scope(|scope| {
        for words in words.chunks(words.len().div_ceil(2)) {
            let (base, counted) = (&base, &counted);
            scope.spawn(move || {
                for word in words {
                    let mut wrong = Vec::new();
                    let (taken, n) = of_word(base, word, &mut wrong);
                    let mut counted = counted.lock().expect("nobody panics");
                    counted.0 += taken;
                    counted.1 += n;
                    counted.2.extend(wrong);
                }
            });
        }
    });
    let (n_taken, n_forms, wrong) = counted.into_inner().expect("nobody panics");
    println!("{n_taken} commands took a word, {n_forms} forms were read back");
    assert!(wrong.is_empty(), "{} times:\n{}", wrong.len(), wrong.join("\n"));
}

/// Types one word everywhere; gives the number of commands that accepted it and the number of forms read back.
fn of_word(base: &Office, word: &str, wrong: &mut Vec<String>) -> (usize, usize) {
    let (hostile, told) = typed(base, word);
    let mut judge = |what: &str, found: Result<(), String>| {
        if let Err(why) = found {
            wrong.push(format!("{what} with {word:?}: {why}"));
        }
    };
    for (typed, told) in &told {
        let is_told = told.err.is_empty() || ["error: ", "note: ", "advice: "].iter().any(|said| told.err.starts_with(said));
        let is_ended = matches!(told.code, Some(0 | 2 | 3 | 4)) && is_told;
        judge(typed, if is_ended { Ok(()) } else { Err(format!("{:?} {}", told.code, told.err)) });
        judge(typed, forms::check_terminal(&format!("{}{}", told.out, told.err)));
    }
    // The tame word is typed only where the hostile one was accepted.
    let (tame, n_taken) = typed_where(base, &tamed(word), &told);
    judge("typing", if n_taken >= 12 { Ok(()) } else { Err(format!("taken by {n_taken} commands alone")) });
    judge("keeping", if kept(&hostile).contains(&normal(word)) { Ok(()) } else { Err("not as it was typed".to_owned()) });
    let all = forms::all();
    for (arguments, form) in &all {
        let [ours, tame] = [&hostile, &tame].map(|office| forms::written(office, arguments, *form));
        judge(&format!("{arguments:?} as {form:?}"), forms::check(*form, &ours, &tame));
    }
    let found = hostile.findings();
    judge("check", if found.is_empty() { Ok(()) } else { Err(format!("{found:?}")) });
    (n_taken, all.len())
}

/// An office where the word was typed everywhere, and the answers.
fn typed(base: &Office, word: &str) -> (Office, Vec<(&'static str, Told)>) {
    let office = base.copied_whole();
    write_rows(&office, word);
    let told = TYPED.iter().map(|typed| (*typed, office.run(&words(typed, word).iter().map(String::as_str).collect::<Vec<_>>())));
    let told = told.collect();
    pack(&office);
    (office, told)
}

/// Like `typed`, with only the commands that accepted the other word.
fn typed_where(base: &Office, word: &str, taken: &[(&'static str, Told)]) -> (Office, usize) {
    let office = base.copied_whole();
    write_rows(&office, word);
    let mut n = 0;
    for (typed, _) in taken.iter().filter(|(_, told)| told.code == Some(0)) {
        let words = words(typed, word);
        office.must(&words.iter().map(String::as_str).collect::<Vec<_>>());
        n += 1;
    }
    pack(&office);
    (office, n)
}

/// Sheets and letters; their names don't depend on the word.
fn pack(office: &Office) {
    office.must(&["round", "open", "R9", "--closes", "2027-06-30"]);
    office.must(&["round", "pack", "R9", "--output", "packed9", "--owner", "ZWE"]);
    office.must(&["round", "chase", "R9", "--output", "chased9", "--owner", "ZWE"]);
}

fn words(typed: &str, word: &str) -> Vec<String> {
    let one = |part: &str| match part {
        "W" => word.to_owned(),
        "V" => format!("{word} v"),
        part => part.replace('_', if part == "Ms_Phiri" { " " } else { "_" }),
    };
    typed.split(' ').map(one).collect()
}

/// A file for the import, with the word in every text cell and in the name of an ignored column.
fn write_rows(office: &Office, word: &str) {
    let mut out = csv::Writer::from_path(office.path().join("words.csv")).expect("a file");
    out.write_record(["ref", "meeting", "title", "text", "owners", "status", "source", "done_when", "last_note"])
        .expect("written");
    let v = format!("{word} v");
    out.write_record(["WDH-2010-95", "WDH-2010", word, word, "IOM", "in-progress", word, word, &v]).expect("written");
    out.flush().expect("written");
}

/// Everything that the register holds, as texts.
fn kept(office: &Office) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for table in ["recommendations", "follow-ups", "meetings", "owners"] {
        let json = office.must(&["export", table, "--format", "json"]).out;
        collect(&serde_json::from_str(&json).expect("JSON"), &mut all);
    }
    all
}

fn collect(value: &serde_json::Value, all: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::String(text) => {
            all.insert(normal(text));
        }
        serde_json::Value::Array(values) => values.iter().for_each(|value| collect(value, all)),
        serde_json::Value::Object(values) => values.values().for_each(|value| collect(value, all)),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {}
    }
}

/// The word as a note keeps it.
fn normal(word: &str) -> String {
    word.replace("\r\n", "\n").trim().to_owned()
}

/// The word with a letter in place of each character that is not white space.
fn tamed(word: &str) -> String {
    word.chars().map(|c| if c.is_whitespace() && c != '\u{b}' && c != '\u{c}' { c } else { 'x' }).collect()
}

#[test]
fn a_nul_reaches_no_field() {
    let office = every::office();
    fs::write(office.path().join("nul.csv"), b"ref,meeting,text,owners\nWDH-2010-96,WDH-2010,a\0b,IOM\n").expect("written");
    fs::write(
        office.path().join("nul.json"),
        br#"[{"ref": "WDH-2010-97", "meeting": "WDH-2010", "text": "a\u0000b", "owners": "IOM"}]"#,
    )
    .expect("written");
    fs::write(office.path().join("nul.txt"), b"a\0b").expect("written");
    for arguments in [
        &["import", "nul.csv"][..],
        &["import", "nul.json"],
        &["rec", "add", "--meeting", "WDH-2010", "--title", "t", "--text-file", "nul.txt", "--owner", "IOM"],
    ] {
        let told = office.run(arguments);
        forms::check_terminal(&format!("{}{}", told.out, told.err)).unwrap_or_else(|why| panic!("{arguments:?}: {why}"));
        assert!(matches!(told.code, Some(0 | 2 | 4)), "{arguments:?}: {:?} {}", told.code, told.err);
    }
    for (arguments, form) in forms::all() {
        // Nothing was packed here.
        if arguments.len() != 1 {
            let written = forms::written(&office, &arguments, form);
            forms::check(form, &written, &written).unwrap_or_else(|why| panic!("{arguments:?} as {form:?}: {why}"));
        }
    }
    assert_eq!(office.findings(), []);
}
