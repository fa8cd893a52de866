//! Values of flags, through every command that has the flag: unreadable days, values that begin with a hyphen; endless standard
//! input; and one owner under two names.

use std::fs;
use std::io::Write;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use clap::CommandFactory;
use midsa::commands::Cli;
use rustix::io::ioctl_fionread;

use crate::every::{READS, READS_OF_THE_PAST, WRITES, WRITES_FILES, office};
use crate::support::office::Office;

/// Every flag of every command, with the words of the command.
pub(crate) fn flags() -> Vec<(Vec<String>, clap::Arg)> {
    fn walk(command: &clap::Command, above: &[String], flags: &mut Vec<(Vec<String>, clap::Arg)>) {
        for inner in command.get_subcommands() {
            let path = [above, &[inner.get_name().to_owned()]].concat();
            let with_values = inner.get_arguments().filter(|flag| flag.get_long().is_some() && flag.get_action().takes_values());
            flags.extend(with_values.map(|flag| (path.clone(), flag.clone())));
            walk(inner, &path, flags);
        }
    }
    let mut found = Vec::new();
    let mut root = Cli::command();
    // clap adds some flags only when it builds the command.
    root.build();
    walk(&root, &[], &mut found);
    found
}

pub(crate) fn is_called(flag: &clap::Arg, names: &[&str]) -> bool {
    flag.get_value_names().is_some_and(|of_flag| of_flag.iter().any(|name| names.contains(&name.as_str())))
}

#[test]
fn a_wrong_day_is_an_error_of_the_command_line_everywhere() {
    let office = office();
    let typed = [READS, READS_OF_THE_PAST, WRITES, WRITES_FILES].concat();
    let mut n_tried = 0;
    for (path, flag) in flags().iter().filter(|(_, flag)| is_called(flag, &["DATE"])) {
        let Some(words) = typed.iter().find(|words| words.len() >= path.len() && words.iter().zip(path).all(|(a, b)| a == b))
        else {
            continue;
        };
        let long = format!("--{}", flag.get_long().unwrap_or_default());
        let mut words: Vec<&str> = words.to_vec();
        if let Some(place) = words.iter().position(|word| *word == long) {
            words.drain(place..place + 2);
        }
        words.extend([long.as_str(), "foo"]);
        let told = office.run(&words);
        let said = told.err;
        assert_eq!(told.code, Some(2), "{words:?}: {said}");
        assert!(said.contains("`foo`") && said.contains("hint: "), "{words:?}: {said}");
        n_tried += 1;
    }
    assert!(n_tried > 20, "{n_tried}");
}

#[test]
fn names_texts_and_days_may_begin_with_a_hyphen() {
    const TEXTS: [&str; 9] = ["NAME", "TEXT", "PLACE", "TITLE", "PASSAGE", "DATE", "THEME", "OWNER", "FILE"];
    // An encoding and the number of a sheet are not free texts.
    const WORDS: [&str; 2] = ["encoding", "focal-point"];
    let refusing: Vec<String> = flags()
        .into_iter()
        .filter(|(_, flag)| is_called(flag, &TEXTS) && !flag.is_allow_hyphen_values_set())
        .filter(|(_, flag)| !flag.get_long().is_some_and(|long| WORDS.contains(&long)))
        .map(|(path, flag)| format!("{} --{}", path.join(" "), flag.get_long().unwrap_or_default()))
        .collect();
    assert_eq!(refusing, Vec::<String>::new());
}

#[test]
fn one_owner_by_two_names_is_one_in_every_table() {
    let office = office();
    let refused = |name: &str, rows: &str, arguments: &[&str]| {
        fs::write(office.path().join(name), rows).expect("written");
        let before = office.n_entries();
        let told = office.run(&[&["import", name], arguments].concat());
        let said = told.err;
        assert_eq!(told.code, Some(4), "{said}");
        assert!(said.contains("row 3 has the same") && said.contains("row 2 has the same"), "{said}");
        assert_eq!(office.n_entries(), before);
    };
    let shares = "ref,owner,status,last_note\nMRU-2006-02a,ZMB,in-progress,a\nMRU-2006-02a,Zambia,implemented,b\n";
    refused("shares.csv", shares, &["--table", "shares"]);
    refused("focal.csv", "owner,name,title\nZMB,Ms A,One\nzambia,Ms A,Two\n", &["--table", "focal-points"]);
    let rows = "meeting,text,owners,status,last_note\nMRU-2006,A text,KEN,in-progress,a\nMRU-2006,A text,Kenya,implemented,b\n";
    refused("rows.csv", rows, &["--each-row-an-owner", "--create-owners"]);

    // Two names in rows about different items are fine.
    fs::write(office.path().join("fine.csv"), shares.replacen("02a,ZMB", "02a,MOZ", 1)).expect("written");
    office.must(&["import", "fine.csv", "--table", "shares"]);
}

#[test]
fn standard_input_has_an_end_and_leaves_nothing_behind() {
    let office = Office::new();
    let kept = office.path().join("temporary");
    fs::create_dir(&kept).expect("a folder");
    let n_kept = || fs::read_dir(&kept).expect("a folder").count();

    let mut command = office.command(&["import", "-", "--format", "csv", "--max-size", "100KB"]);
    let mut child = command.env("TMPDIR", &kept).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("begun");
    let mut input = child.stdin.take().expect("a pipe");
    let endless = std::thread::spawn(move || while input.write_all(&[b'a'; 4096]).is_ok() {});
    let output = child.wait_with_output().expect("ended");
    endless.join().expect("the pipe is closed");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(4), "{said}");
    assert!(said.contains("longer than 100000 bytes") && said.contains("--max-size"), "{said}");
    assert_eq!(n_kept(), 0);

    let mut command = office.command(&["import", "-", "--format", "csv"]);
    let mut child = command.env("TMPDIR", &kept).stdin(Stdio::piped()).spawn().expect("begun");
    let input = child.stdin.as_mut().expect("a pipe");
    input.write_all(b"ref,text\n").expect("written");
    // Once the pipe is empty, it has begun to store its input.
    while ioctl_fionread(&*input).expect("a pipe") > 0 {
        sleep(Duration::from_millis(1));
    }
    child.kill().expect("killed");
    child.wait().expect("ended");
    assert_eq!(n_kept(), 0, "a kill leaves nothing");
}

#[test]
fn a_link_that_leads_nowhere_is_called_so() {
    let office = Office::new();
    std::os::unix::fs::symlink("nowhere", office.path().join("link.db")).expect("linked");
    for words in [&["backup", "link.db"][..], &["--db", "link.db", "init"], &["rec", "list", "--output", "link.db"]] {
        let told = office.run(words);
        assert!(told.code != Some(0) && told.err.contains("it is a link that leads nowhere"), "{words:?}: {}", told.err);
        assert!(!office.path().join("nowhere").exists());
    }
}
