//! Damaged registers: flipped bits, lost ends, zeroed pages. No panic, no endless work; every change of the content is found, at
//! opening or by `check`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use super::support::office::{Office, Told, findings};
use super::support::processor::processor_time;
use super::support::random::{Random, times};

/// The most processor time that `check` may take on a damaged register; other programs do not add to it.
const BUSIEST: Duration = Duration::from_secs(3);

/// The most seconds of processor time that any command may take on it.
const MOST_SECONDS: u32 = 5;

/// Far longer than any command takes on a damaged register, however busy the machine: what takes longer would never end.
const LONGEST: Duration = Duration::from_secs(60);

#[test]
#[ignore = "takes a minute of two cores; .ci/run runs it"]
fn whatever_damage_changes_is_found() {
    let base = Office::new();
    base.must(&["rec", "update", "MRU-2006-03", "--status", "in-progress", "--note", "Draft sent"]);
    base.must(&["rec", "update", "MRU-2006-02a", "--owner", "ZMB", "--status", "implemented"]);
    let bytes = fs::read(base.register()).expect("the register");
    let whole = content(&base.register()).expect("content");
    let counts = Mutex::new([0u32; 3]);
    thread::scope(|scope| {
        for half in 0..2 {
            let (bytes, whole, counts) = (&bytes, &whole, &counts);
            scope.spawn(move || {
                let mut random = Random::new(1 + half);
                for n in 0..times(500) {
                    let seed = random.seed();
                    let office = Office::empty();
                    let what = damage(bytes, &mut random, &office.register());
                    let before = processor_time();
                    let is_found = findings(&office.register()).map_or(true, |found| !found.is_empty());
                    let took = processor_time().saturating_sub(before);
                    assert!(took < BUSIEST, "{what}: {took:?}, seed {seed}");
                    let is_changed = content(&office.register()).as_ref() != Some(whole);
                    assert!(is_found || !is_changed, "{what} was not found, seed {seed}");
                    if n % 20 == 0 {
                        real_program(&office, &what, seed);
                    }
                    let mut counts = counts.lock().expect("nobody panics");
                    counts[0] += 1;
                    counts[1] += u32::from(is_changed);
                    counts[2] += u32::from(is_found);
                }
            });
        }
    });
    let [n, n_changed, n_found] = counts.into_inner().expect("nobody panics");
    println!("{n} damaged registers, {n_changed} with changed content, {n_found} found");
    assert!(n_changed > n / 4, "hardly any damage changed the content: {n_changed} of {n}");
}

/// Every command ends in time, with an exit code of section 8 and without a panic.
fn real_program(office: &Office, what: &str, seed: u64) {
    let bytes = fs::read(office.register()).expect("the register");
    for arguments in [
        &["check"][..],
        &["rec", "list"],
        &["rec", "show", "MRU-2006-03"],
        &["log"],
        &["log", "2"],
        &["progress", "--as-of", "2020-01-01"],
        &["export", "follow-ups"],
        &["rec", "update", "MRU-2006-03", "--note", "n"],
        &["undo"],
    ] {
        fs::write(office.register(), &bytes).expect("written");
        let began = Instant::now();
        let limited = office.command_within(MOST_SECONDS, arguments).output();
        let told = Told::from(limited.expect("the program can be run"));
        assert!(began.elapsed() < LONGEST, "{what} {arguments:?}: {:?}, seed {seed}", began.elapsed());
        assert!(matches!(told.code, Some(0..=5)), "{what} {arguments:?}: {:?} {}, seed {seed}", told.code, told.err);
        assert!(told.code == Some(0) || told.err.contains("error: ") || arguments[0] == "check", "{}", told.err);
        assert!(!told.err.contains("panicked") && !told.err.contains("SELECT"), "{what} {arguments:?}: {}", told.err);
    }
}

/// Writes a damaged copy to `path` and says what was done to it.
fn damage(bytes: &[u8], random: &mut Random, path: &Path) -> String {
    const PAGE: usize = 4096;
    let mut damaged = bytes.to_vec();
    let place = |random: &mut Random, n: usize| usize::try_from(random.below(n as u64)).expect("small");
    let what = match random.below(10) {
        0..=5 => {
            let (byte, bit) = (place(random, damaged.len()), random.below(8));
            damaged[byte] ^= 1 << bit;
            format!("bit {bit} of byte {byte}")
        }
        6 => {
            let n = 1 + place(random, 200);
            damaged.truncate(damaged.len() - n);
            format!("{n} bytes cut off")
        }
        7 => {
            let page = place(random, damaged.len() / PAGE);
            damaged[page * PAGE..][..PAGE].fill(0);
            format!("page {page} zeroed")
        }
        8 => {
            let sector = place(random, damaged.len() / 512);
            damaged[sector * 512..][..512].fill(0);
            format!("sector {sector} zeroed")
        }
        _ => {
            let (page, other) = (1 + place(random, damaged.len() / PAGE - 1), 1 + place(random, damaged.len() / PAGE - 1));
            let copy = damaged[other * PAGE..][..PAGE].to_vec();
            damaged[page * PAGE..][..PAGE].copy_from_slice(&copy);
            format!("page {page} overwritten with page {other}")
        }
    };
    fs::write(path, damaged).expect("written");
    what
}

/// Every row of every table, read without midsa; none if it can't be read.
fn content(path: &Path) -> Option<BTreeMap<String, Vec<String>>> {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let connection = rusqlite::Connection::open_with_flags(path, flags).ok()?;
    let mut tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").ok()?;
    let names: Vec<String> = tables.query_map([], |row| row.get(0)).ok()?.collect::<Result<_, _>>().ok()?;
    let mut content = BTreeMap::new();
    for name in names {
        // From the tables only: a damaged index changes no content.
        let mut statement = connection.prepare(&format!("SELECT * FROM \"{name}\" NOT INDEXED ORDER BY rowid")).ok()?;
        let n_columns = statement.column_count();
        let read = |row: &rusqlite::Row<'_>| {
            (0..n_columns).map(|place| row.get_ref(place).map(|value| format!("{value:?}"))).collect::<Result<Vec<_>, _>>()
        };
        let rows: Vec<Vec<String>> = statement.query_map([], read).ok()?.collect::<Result<_, _>>().ok()?;
        content.insert(name, rows.into_iter().map(|row| row.join("|")).collect());
    }
    Some(content)
}
