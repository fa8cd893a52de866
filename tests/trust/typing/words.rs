//! Hostile words in every place for input: a documented exit code, an error of one line with its hint, no raw control character,
//! and no change after a refusal.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::sync::Mutex;
use std::thread;

use crate::support::office::{Office, Told};
use crate::support::random::{Random, times};

/// The places for a word; W is the word.
const PLACES: [&str; 44] = [
    "rec show W",
    "rec list W",
    "rec list --owner W",
    "rec list --meeting W --theme W",
    "rec list --status W",
    "rec list --sort W",
    "rec list --columns W",
    "rec list --due-before W",
    "rec list --as-of W",
    "rec list --format csv W",
    "rec update W --note W",
    "rec update MRU-2006-03 --note W",
    "rec update MRU-2006-03 --status W --note W",
    "rec update MRU-2006-03 --due W --reason W",
    "rec update MRU-2006-03 --note W --on W",
    "rec update MRU-2006-03 --status superseded --successor W",
    "rec update MRU-2006-03 --evidence W",
    "rec update MRU-2006-03 --dispute W",
    "rec update MRU-2006-03 --note n --reported-by W --via W",
    "rec update MRU-2006-02a --owner W --note W",
    "rec add --meeting MRU-2006 --title W --text W --owner W",
    "rec add --meeting MRU-2006 --title W --text W",
    "rec add --ref W --title t --text t --due W",
    "rec edit MRU-2006-03 --title W",
    "rec edit MRU-2006-03 --add-theme W --source W",
    "rec split WDH-2010-03 --into W --into W",
    "rec translate MRU-2006-03 --into W --title W",
    "rec translate MRU-2006-03 --into fr --title W",
    "rec link MRU-2006-03 W W",
    "meeting add W --title W --starts W",
    "meeting edit WDH-2010 --place W --country W",
    "owner add W --name W --kind organisation",
    "owner edit ZMB --name W --former-name W",
    "focal-point add --owner ZMB --name W --email W --phone W --since W",
    "settings set body W",
    "progress --by W",
    "changes --since W",
    "log W",
    "log --person W --since W",
    "undo W",
    "export W",
    "--db W rec list",
    "--today W --by W rec list",
    "W W",
];

/// Pieces that words are made of.
const PIECES: [&[u8]; 48] = [
    b"a",
    b" ",
    b"\n",
    b"\r\n",
    b"\t",
    b"\x07",
    b"\x1b[31m",
    b"\x1b]0;title\x07",
    b"\x7f",
    b"\xff\xfe",
    b"\xc3\x28",
    b"\xed\xa0\x80",
    "\u{9b}31m".as_bytes(),
    "\u{202e}txt".as_bytes(),
    "\u{2066}".as_bytes(),
    "\u{200b}\u{feff}".as_bytes(),
    "e\u{301}\u{301}\u{301}".as_bytes(),
    "\u{e01}\u{e33}\u{e49}".as_bytes(),
    "👩‍👩‍👧‍👦".as_bytes(),
    "İıſß".as_bytes(),
    b"'",
    b"\"",
    b"`",
    b";",
    b",",
    b":",
    b"|",
    b"%s%n",
    b"$(id)",
    b"\\",
    b"'; DROP TABLE log; --",
    b"-",
    b"--",
    b"--help",
    b"=1+1",
    b"@SUM(A1)",
    b"../../etc/passwd",
    b"NA",
    b"072",
    b"2026-02-30",
    b"2026-11",
    b"9999-12-31",
    b"+99999999999999999999d",
    b"next:ministerial-999999999999d",
    b"MRU-2006-03",
    b"ZMB",
    b"1e309",
    b"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
];

/// After so many words the register is checked in full and replaced by a new one.
const N_OF_A_REGISTER: u64 = 100;

#[test]
fn hostile_words_are_kept_as_typed_or_refused_in_one_line() {
    let base = Office::new();
    let counts = Mutex::new([0u64; 6]);
    thread::scope(|scope| {
        for half in 0..2 {
            let (base, counts) = (&base, &counts);
            scope.spawn(move || {
                let mut random = Random::new(1 + half);
                let mut office = base.copied();
                let n_all = times(25);
                for n in 0..n_all {
                    let seed = random.seed();
                    let code = one(&office, &mut random).unwrap_or_else(|why| panic!("{why}, seed {seed}"));
                    counts.lock().expect("nobody panics")[code] += 1;
                    if n % N_OF_A_REGISTER == N_OF_A_REGISTER - 1 || n + 1 == n_all {
                        look_at(&office).unwrap_or_else(|why| panic!("{why}, before seed {}", random.seed()));
                        office = base.copied();
                    }
                }
            });
        }
    });
    let counts = counts.into_inner().expect("nobody panics");
    let n: u64 = counts.iter().sum();
    println!("{n} runs with hostile words, by exit code: {counts:?}");
    let is_mixed = counts[0] * 10 > n && counts[2] * 10 > n && counts[3] > 0 && counts[4] > 0;
    assert!(is_mixed || n < 500, "too few of a kind: {counts:?}");
}

/// Types one command with new words and gives its exit code.
fn one(office: &Office, random: &mut Random) -> Result<usize, String> {
    let place = PLACES[index(random, PLACES.len())];
    let words: Vec<OsString> =
        place.split(' ').map(|part| if part == "W" { word(random) } else { OsString::from(part) }).collect();
    let before = fs::read(office.register()).expect("the register");
    let told = Told::from(office.command(&[]).args(&words).output().expect("the program can be run"));
    let what = || format!("{words:?}: {:?}\n{}{}", told.code, told.out, told.err);
    let Some(code @ 0..=5) = told.code else { return Err(what()) };
    let is_changed = fs::read(office.register()).expect("the register") != before;
    if code != 0 && is_changed {
        return Err(format!("refused, and changed: {}", what()));
    }
    // CSV in a pipe is for programs and has the text as typed.
    let is_raw = has_raw(&told.err) || (!place.contains("csv") && has_raw(&told.out));
    if told.err.contains("panicked") || told.err.contains("SELECT") || is_raw {
        return Err(what());
    }
    let lines: Vec<&str> = told.err.lines().collect();
    let is_told = matches!(lines.as_slice(), [error] if error.starts_with("error: "))
        || matches!(lines.as_slice(), [error, hint] if error.starts_with("error: ") && hint.starts_with("hint: "));
    if code != 0 && !is_told {
        return Err(format!("not an error and a hint: {}", what()));
    }
    let is_note = place == "rec update MRU-2006-03 --note W" && code == 0;
    if is_note && !is_kept(office, &words) {
        return Err(format!("not kept as typed: {}", what()));
    }
    usize::try_from(code).map_err(|_| what())
}

/// Whether the newest note is the last typed word, apart from white space at its ends.
fn is_kept(office: &Office, words: &[OsString]) -> bool {
    let typed = words.last().map(|word| String::from_utf8_lossy(word.as_bytes()).trim().replace("\r\n", "\n"));
    let connection = rusqlite::Connection::open(office.register()).expect("opened");
    let sql = "SELECT note FROM follow_up ORDER BY id DESC LIMIT 1";
    let kept: Option<String> = connection.query_row(sql, [], |row| row.get(0)).expect("a note");
    kept.map(|note| note.trim().replace("\r\n", "\n")) == typed
}

/// Shows everything that was accepted, and checks it.
fn look_at(office: &Office) -> Result<(), String> {
    for arguments in [
        &["rec", "list"][..],
        &["rec", "show", "MRU-2006-03"],
        &["meeting", "list"],
        &["owner", "list"],
        &["focal-point", "list", "--contacts"],
        &["log"],
        &[],
        &["export", "follow-ups", "--format", "json"],
    ] {
        let told = office.run(arguments);
        if told.code != Some(0) || has_raw(&told.out) || has_raw(&told.err) {
            return Err(format!("{arguments:?}: {:?}\n{}{}", told.code, told.out, told.err));
        }
    }
    let found = office.findings();
    if found.is_empty() { Ok(()) } else { Err(format!("{found:?}")) }
}

/// Whether there is a control character or a bidirectional override that is neither a line break nor a tab.
fn has_raw(text: &str) -> bool {
    let is_raw =
        |c: char| (c.is_control() && c != '\n' && c != '\t') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().any(is_raw)
}

fn word(random: &mut Random) -> OsString {
    // Long ones are rare.
    let n = if random.below(40) == 0 { 400 } else { 1 + random.below(4) };
    let bytes: Vec<u8> = (0..n).flat_map(|_| PIECES[index(random, PIECES.len())].iter().copied()).collect();
    OsString::from_vec(bytes)
}

fn index(random: &mut Random, n: usize) -> usize {
    usize::try_from(random.below(n as u64)).expect("small")
}
