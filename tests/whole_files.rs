//! Whatever the format, a file is whole or not there: the real program is kept from writing it to the end.

#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const MIDSA: &str = env!("CARGO_BIN_EXE_midsa");

/// Runs a script of the shell, in which `$0` is the program.
fn run(folder: &Path, script: &str) -> Output {
    let mut command = Command::new("sh");
    command.current_dir(folder).env_clear().env("PATH", "/usr/bin:/bin").args(["-c", script, MIDSA]);
    command.env("MIDSA_DB", "register.db").env("MIDSA_TODAY", "2026-11-24").env("MIDSA_BY", "officer");
    command.output().expect("a shell")
}

#[test]
fn a_file_that_may_not_grow_leaves_the_old_one_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(run(folder.path(), "\"$0\" init").status.success());
    for format in ["csv", "json", "ndjson", "markdown", "html", "xlsx", "table"] {
        let name = format!("register.{format}");
        fs::write(folder.path().join(&name), "old").expect("written");
        let before = names(folder.path());
        // POSIX counts in 512 bytes, bash otherwise in 1024: 4 or 8 KiB, of more than 10.
        let export = format!("\"$0\" export recommendations --format {format} --output {name} --force");
        let told = run(folder.path(), &format!("ulimit -f 8; {export}"));
        let err = String::from_utf8_lossy(&told.stderr).into_owned();
        assert_eq!((told.status.code(), err.lines().count()), (Some(1), 1), "{format}: {err}");
        assert!(err.starts_with(&format!("error: can't write {name}: ")) && !err.contains(".midsa-"), "{format}: {err}");
        assert_eq!(fs::read_to_string(folder.path().join(&name)).expect("the file"), "old", "{format}");
        assert_eq!(names(folder.path()), before, "{format}");
        assert!(run(folder.path(), &export).status.success(), "{format}");
        assert_eq!(names(folder.path()), before, "{format}");
    }
}

#[test]
fn a_page_of_nothing_is_written_all_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(run(folder.path(), "\"$0\" init --empty").status.success());
    for command in ["due", "matrix", "rec list", "progress"] {
        let told = run(folder.path(), &format!("\"$0\" {command} --format html --output page.html --force"));
        assert!(told.status.success(), "{command}: {}", String::from_utf8_lossy(&told.stderr));
        let page = fs::read_to_string(folder.path().join("page.html")).expect("the page");
        assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"), "{command}");
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
