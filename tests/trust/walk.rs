//! A random walk over all commands that write, with undo and redo in between. Dumps of every logged table say what each undo must
//! restore, without knowing what a command does; `check` finds nothing.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::support::office::Office;
use super::support::random::{Random, times};

/// The commands; REF, OTHER, OWNER and N are filled in at random. Many are refused, as in real work.
const COMMANDS: [&str; 34] = [
    "rec update REF --status in-progress --note N",
    "rec update REF --status implemented --evidence https://example.org/N",
    "rec update REF --status implemented --owner OWNER",
    "rec update REF --status partly-implemented --owner all --note N",
    "rec update REF --due 2027-0N --note later",
    "rec update REF --due next:ministerial",
    "rec update REF --note N --on 2019-0N",
    "rec update REF --dispute N",
    "rec update REF --settle N",
    "rec update REF --status superseded --successor OTHER",
    "rec update REF OTHER --response accepted",
    "rec add --meeting WDH-2010 --title N --text N --owner OWNER --due 2027-0N --theme data",
    "rec add --meeting MRU-2006 --title N --text N --owner ZMB --owner ZWE --each",
    "rec add --meeting WDH-2010 --title N --text N --action-of REF --owner OWNER",
    "rec edit REF --title N --add-theme N",
    "rec edit REF --text N --reason N",
    "rec edit REF --add-owner OWNER",
    "rec edit REF --remove-owner OWNER",
    "rec remove REF",
    "rec split REF --into N --into other",
    "rec translate REF --into fr --title N",
    "rec link REF supports OTHER",
    "rec link REF reiterates OTHER",
    "rec unlink REF supports OTHER",
    "meeting add NEW-N --title N --starts 2027-0N --kind ministerial",
    "meeting edit NEW-N --starts 2027-0N --yes",
    "meeting edit NEW-N --cancelled --yes",
    "owner add GROUP-N --name N --kind group",
    "owner edit OWNER --name N",
    "owner join OWNER GROUP-N --since 2020-0N",
    "owner leave OWNER GROUP-N --until 2021-0N",
    "owner merge OWNER OTHER-OWNER",
    "focal-point add --owner OWNER --name N --since 2020-0N",
    "settings set stale-days 10N",
];

/// Few, so that commands meet on the same rows.
const REFERENCES: [&str; 10] = [
    "MRU-2006-01",
    "MRU-2006-01a",
    "MRU-2006-02",
    "MRU-2006-02a",
    "MRU-2006-03",
    "WDH-2010-01",
    "WDH-2010-02",
    "WDH-2010-04",
    "MRU-2006-05",
    "MRU-2006-03a",
];

const OWNERS: [&str; 5] = ["ZMB", "ZWE", "BWA", "IOM", "SADC-SECRETARIAT"];

#[test]
fn any_walk_of_commands_undo_and_redo_leads_where_the_dumps_say() {
    let mut random = Random::new(1);
    let mut n_changed = BTreeMap::new();
    for _ in 0..times(1) {
        let office = Office::new();
        let mut past = vec![dump(&office)];
        let mut future: Vec<Dump> = Vec::new();
        for _ in 0..30 {
            let seed = random.seed();
            let typed = typed(&mut random);
            let words: Vec<&str> = typed.split(' ').collect();
            let told = office.run(&words);
            let now = dump(&office);
            let claim = |holds: bool| assert!(holds, "{typed}: {:?} {}{}, seed {seed}", told.code, told.out, told.err);
            claim(matches!(told.code, Some(0 | 2 | 3 | 4)));
            match (words[0], told.code) {
                ("undo", Some(0)) => {
                    future.extend(past.pop());
                    claim(past.last() == Some(&now));
                }
                ("redo", Some(0)) => {
                    past.extend(future.pop());
                    claim(past.last() == Some(&now));
                }
                ("undo", _) => claim(past.len() == 1),
                ("redo", _) => claim(future.is_empty()),
                _ if past.last() == Some(&now) => claim(told.code != Some(0) || !told.err.contains("error")),
                _ => {
                    claim(told.code == Some(0));
                    *n_changed.entry(format!("{} {}", words[0], words[1])).or_insert(0u32) += 1;
                    past.push(now);
                    future.clear();
                }
            }
        }
        assert_eq!(office.findings(), [], "seed {}", random.seed());
    }
    println!("{n_changed:?}");
}

fn typed(random: &mut Random) -> String {
    match random.below(10) {
        0..=1 => return "undo".to_owned(),
        2..=3 => return "redo".to_owned(),
        _ => {}
    }
    let mut pick = |from: &[&'static str]| from[usize::try_from(random.below(from.len() as u64)).expect("small")];
    let template = pick(&COMMANDS);
    let words: Vec<String> = template
        .split(' ')
        .map(|word| {
            let n = pick(&["1", "2", "3"]);
            match word {
                "REF" | "OTHER" => pick(&REFERENCES).to_owned(),
                "OWNER" | "OTHER-OWNER" => pick(&OWNERS).to_owned(),
                word => word.strip_suffix('N').map_or_else(|| word.to_owned(), |stem| format!("{stem}{n}")),
            }
        })
        .collect();
    words.join(" ")
}

type Dump = BTreeMap<String, Vec<String>>;

/// Every logged table; contacts are not logged.
fn dump(office: &Office) -> Dump {
    let connection = Connection::open(office.register()).expect("opened");
    let sql =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('log', 'log_change', 'contact') ORDER BY name";
    let mut tables = connection.prepare(sql).expect("the schema");
    let names: Vec<String> = tables.query_map([], |row| row.get(0)).expect("names").collect::<Result<_, _>>().expect("names");
    let mut dump = Dump::new();
    for name in names {
        let mut statement = connection.prepare(&format!("SELECT * FROM {name} ORDER BY id")).expect("a table");
        let n_columns = statement.column_count();
        let read = |row: &rusqlite::Row<'_>| {
            (0..n_columns).map(|place| row.get_ref(place).map(|value| format!("{value:?}"))).collect::<Result<Vec<_>, _>>()
        };
        let rows: Vec<Vec<String>> = statement.query_map([], read).expect("rows").collect::<Result<_, _>>().expect("rows");
        dump.insert(name, rows.into_iter().map(|row| row.join("|")).collect());
    }
    dump
}
