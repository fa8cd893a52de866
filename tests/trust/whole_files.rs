//! In every format, a file is whole or absent, also if the program can't write it to the end.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::support::office::{MIDSA, Office, Told};

/// Exports the recommendations to the file `name`, under a limit on the sizes of files of 4 or 8 KiB: POSIX counts in 512 bytes,
/// bash otherwise in 1024.
fn export_under_a_limit(office: &Office, format: &str, name: &str) -> Told {
    let mut command = Command::new("sh");
    let script = format!("ulimit -f 8; exec \"$0\" export recommendations --format {format} --output {name} --force");
    command.args(["-c", &script, MIDSA]);
    office.prepare(&mut command);
    Told::from(command.env("PATH", "/usr/bin:/bin").output().expect("a shell"))
}

#[test]
fn a_file_that_may_not_grow_leaves_the_old_one_and_nothing_else() {
    let office = Office::new();
    let folder = office.path();
    for format in ["csv", "json", "ndjson", "markdown", "html", "xlsx", "table"] {
        let name = format!("register.{format}");
        fs::write(folder.join(&name), "old").expect("written");
        let before = names(folder);
        // The whole file has more than 10 KiB.
        let told = export_under_a_limit(&office, format, &name);
        assert_eq!((told.code, told.err.lines().count()), (Some(1), 1), "{format}: {}", told.err);
        let is_told = told.err.starts_with(&format!("error: can't write {name}: ")) && !told.err.contains(".midsa-");
        assert!(is_told, "{format}: {}", told.err);
        assert_eq!(fs::read_to_string(folder.join(&name)).expect("the file"), "old", "{format}");
        assert_eq!(names(folder), before, "{format}");
        office.must(&["export", "recommendations", "--format", format, "--output", &name, "--force"]);
        assert_eq!(names(folder), before, "{format}");
    }
}

#[test]
fn an_empty_page_is_written_too() {
    let office = Office::empty();
    office.must(&["init", "--empty"]);
    for command in [&["due"][..], &["matrix"], &["rec", "list"], &["progress"]] {
        office.must(&[command, &["--format", "html", "--output", "page.html", "--force"]].concat());
        let page = fs::read_to_string(office.path().join("page.html")).expect("the page");
        assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"), "{command:?}");
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
