//! A week at a secretariat: a wrong bulk update of Tuesday is found on Thursday and taken back without losing later work; the
//! laptop dies in a write; a colleague edits the file with another program. Every value is checked.

use std::fs;

use rusqlite::Connection;

use super::support::office::{Office, Told};
use super::support::registers::leave_half_done;

const BULK: &str = "rec update WDH-2010-01 WDH-2010-02 WDH-2010-03 MRU-2006-03 --status implemented --note \"Said in Windhoek\"";

#[test]
fn a_week_at_a_secretariat() {
    let office = Office::empty();

    // Monday: Zambia has answered, and the week begins with a backup.
    let monday = Day { office: &office, day: "2026-11-16" };
    monday.must("ana", &["init"]);
    let zambia =
        ["rec", "update", "MRU-2006-02a", "--owner", "ZMB", "--status", "in-progress", "--note", "Two officers were named"];
    monday.must("ana", &zambia);
    monday.must("ana", &["backup", "monday.db"]);
    let before_the_mistake = standings(&office);

    // Tuesday: Rui means WDH-2010-02, and marks four.
    let tuesday = Day { office: &office, day: "2026-11-17" };
    let four = ["WDH-2010-01", "WDH-2010-02", "WDH-2010-03", "MRU-2006-03"];
    let marks = [&["rec", "update"], &four[..], &["--status", "implemented", "--note", "Said in Windhoek"]].concat();
    assert_eq!(tuesday.must("rui", &marks).out.lines().count(), 4);

    // Wednesday: work goes on, on one of the four too.
    let wednesday = Day { office: &office, day: "2026-11-18" };
    let botswana = ["rec", "update", "MRU-2006-02a", "--owner", "BWA", "--status", "implemented", "--note", "By decree"];
    wednesday.must("ana", &botswana);
    wednesday.must("ana", &["rec", "edit", "WDH-2010-03", "--title", "Ratify the movement protocol"]);
    wednesday.must("rui", &["rec", "update", "MRU-2006-01a", "--due", "2027-06-30"]);

    thursday_finds_the_mistake(&office, &before_the_mistake);
    let office = thursday_night_the_laptop_dies(&office);
    friday_another_program_edits_the_file(&office);
}

fn thursday_finds_the_mistake(office: &Office, before_the_mistake: &[String]) {
    let thursday = Day { office, day: "2026-11-19" };
    // The minister asks about the protocol; the log says who marked it.
    let log = thursday.must("ana", &["log", "--rec", "WDH-2010-03", "--format", "csv", "--columns", "id,by,command"]);
    let edited = "5,ana,\"rec edit WDH-2010-03 --title \"\"Ratify the movement protocol\"\"\"";
    let marked = format!("3,rui,\"{}\"", BULK.replace('"', "\"\""));
    assert_eq!(log.out.lines().skip(1).take(2).collect::<Vec<_>>(), [edited, &marked]);

    // It is Rui's entry, so Ana is asked; a preview comes first.
    let asked = thursday.run("ana", &["undo", "3"]);
    assert_eq!(asked.code, Some(4));
    assert!(asked.err.contains("(by rui) was recorded by somebody else; nothing was changed"), "{}", asked.err);
    let shown = thursday.must("ana", &["undo", "3", "--dry-run"]);
    assert!(shown.out.starts_with("taken back: entry 3, by rui\n"), "{}", shown.out);
    assert!(shown.out.contains("WDH-2010-03: implemented → no information received; "), "{}", shown.out);
    assert_eq!(value(office, "WDH-2010-03", "status"), "implemented");

    thursday.must("ana", &["undo", "3", "--yes"]);
    // The four are as before the mistake; later entries are kept.
    let now = standings(office);
    let moved: Vec<&String> = now.iter().filter(|line| !before_the_mistake.contains(line)).collect();
    let expected = [
        "MRU-2006-01a,not-reported,2027-06-30,none,on-track",
        "MRU-2006-02,partly-implemented,,none,stale",
        "MRU-2006-02a,partly-implemented,,none,stale",
    ];
    assert_eq!(moved, expected);
    assert_eq!(value(office, "WDH-2010-03", "title"), "Ratify the movement protocol");
    assert_eq!(share(office, "BWA"), ("implemented".to_owned(), "By decree".to_owned()));
    assert_eq!(share(office, "ZMB"), ("in-progress".to_owned(), "Two officers were named".to_owned()));
    // Rui enters what he meant.
    let meant = ["rec", "update", "WDH-2010-02", "--status", "implemented", "--note", "Said in Windhoek"];
    assert_eq!(
        thursday.must("rui", &meant).out,
        "WDH-2010-02: no information received → implemented; internal note “Said in Windhoek”\n"
    );
    assert!(thursday.must("ana", &["check"]).out.starts_with("nothing found: 52 recommendations, 8 log entries\nnewest hash: "));
}

/// The week goes on with what the laptop has then: a half-written register and its journal.
fn thursday_night_the_laptop_dies(office: &Office) -> Office {
    let write = ["--by", "ana", "rec", "update", "MRU-2006-02a", "--owner", "all", "--note", "The last mail of the day"];
    let dead = Office::empty();
    leave_half_done(&office.register(), &dead.register());
    assert!(fs::read(dead.register()).expect("read") != fs::read(office.register()).expect("read"));

    let friday = Day { office: &dead, day: "2026-11-20" };
    assert!(friday.must("ana", &["check"]).out.starts_with("nothing found: 52 recommendations, 8 log entries\nnewest hash: "));
    assert!(!dead.path().join("register.db-journal").exists(), "the journal is played back");
    assert_eq!(standings(&dead), standings(office));
    assert_eq!(share(&dead, "ZMB").1, "Two officers were named");
    friday.must("ana", &write[2..]);
    assert_eq!(share(&dead, "ZMB").1, "The last mail of the day");
    dead
}

fn friday_another_program_edits_the_file(office: &Office) {
    let friday = Day { office, day: "2026-11-20" };
    let before = standings(office);
    let other = Connection::open(office.register()).expect("opened");
    other
        .execute_batch(
            "UPDATE follow_up SET note = 'One officer was named' WHERE note = 'Two officers were named';
             UPDATE recommendation SET status = 'implemented' WHERE ref = 'WDH-2010-03';",
        )
        .expect("edited");
    drop(other);
    assert_ne!(standings(office), before);

    let found = friday.run("ana", &["check", "--format", "csv", "--columns", "place,log_says,row_says"]);
    let expected = "place,log_says,row_says\n\
        \"recommendation WDH-2010-03, status\",not-reported,implemented\n\
        \"follow-up MRU-2006-02a ZMB 2026-11-16, note\",Two officers were named,One officer was named\n";
    assert_eq!((found.code, found.out.as_str()), (Some(1), expected));
    // For people it also says what to do.
    let told = friday.run("ana", &["check"]).out;
    let paragraph = "follow-up MRU-2006-02a ZMB 2026-11-16, note: the row was changed outside midsa\n\
        The log says  Two officers were named\n\
        The row says  One officer was named\n\
        What to do    `midsa check --mend` writes back what the log says\n";
    assert!(told.contains(paragraph), "{told}");

    let mended = friday.must("ana", &["check", "--mend"]);
    let expected = "MRU-2006-02a ZMB: note “One officer was named” → “Two officers were named”\n\
        WDH-2010-03: implemented → no information received; follows from it\n\
        2 rows were mended\n";
    assert_eq!(mended.out, expected);
    assert_eq!(standings(office), before);
    assert!(friday.must("ana", &["check"]).out.starts_with("nothing found: 52 recommendations, 10 log entries\nnewest hash: "));
}

/// The office on a day of the week.
struct Day<'o> {
    office: &'o Office,
    day: &'static str,
}

impl Day<'_> {
    fn run(&self, by: &str, arguments: &[&str]) -> Told {
        self.office.run(&[&["--today", self.day, "--by", by], arguments].concat())
    }

    fn must(&self, by: &str, arguments: &[&str]) -> Told {
        self.office.must(&[&["--today", self.day, "--by", by], arguments].concat())
    }
}

/// The standing of every recommendation.
fn standings(office: &Office) -> Vec<String> {
    let columns = "ref,status,due,assurance,health";
    let told = office.must(&["export", "recommendations", "--today", "2026-11-20", "--columns", columns]);
    told.out.lines().map(str::to_owned).collect()
}

fn value(office: &Office, reference: &str, column: &str) -> String {
    let told = office.must(&["export", "recommendations", "--columns", &format!("ref,{column}")]);
    let line = told.out.lines().find_map(|line| line.strip_prefix(&format!("{reference},")));
    line.expect("it is listed").to_owned()
}

/// The status and the last note of an owner's share of MRU-2006-02a.
fn share(office: &Office, owner: &str) -> (String, String) {
    let told = office.must(&["export", "shares", "--columns", "ref,owner,status,last_note"]);
    let line = told.out.lines().find_map(|line| line.strip_prefix(&format!("MRU-2006-02a,{owner},")));
    let (status, note) = line.expect("there is a share").split_once(',').expect("two columns");
    (status.to_owned(), note.to_owned())
}
