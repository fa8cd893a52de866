//! The stories of tests/cli/*.md and the README, told by the real program: each with a folder and a register of its own.
//! `TRYCMD=overwrite cargo test --test cli` writes down what the program says now; read the diff then.

use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_story_is_told_as_it_is_written() {
    run(&stories(), &[], [str::to_owned, str::to_owned]);
}

#[test]
fn the_readme_shows_what_the_program_says() {
    run(&[root().join("README.md")], &[("COLUMNS", "100")], [marked, unmarked]);
}

/// Runs the stories, each in a new folder that is removed afterwards. `mark` adds marks for trycmd, `unmark` removes them when
/// stories are refreshed.
fn run(stories: &[PathBuf], more: &[(&str, &str)], [mark, unmark]: [fn(&str) -> String; 2]) {
    let stage = tempfile::tempdir().expect("a folder for the stories");
    for story in stories {
        let copy = stage.path().join(story.file_name().expect("a story has a name"));
        let told = fs::read_to_string(story).expect("a story can be read");
        fs::write(&copy, mark(&told)).expect("a story can be copied");
        // trycmd runs a story in its folder `.in`; a folder `.out` makes it use a copy.
        for side in ["in", "out"] {
            let folder = copy.with_extension(side);
            fs::create_dir(&folder).expect("a folder for the story");
            fs::write(folder.join(".keep"), "").expect("a file that keeps the folder");
            // The files of a story are in a folder of its name.
            for file in fs::read_dir(story.with_extension("")).into_iter().flatten() {
                let file = file.expect("a file of the story");
                fs::copy(file.path(), folder.join(file.file_name())).expect("a file of the story can be copied");
            }
        }
    }
    let cases = trycmd::TestCases::new();
    let fixed = [
        ("MIDSA_DB", "register.db"),
        ("MIDSA_TODAY", "2026-11-24"),
        ("MIDSA_BY", "officer"),
        ("NO_COLOR", "1"),
        ("COLUMNS", ""),
        ("TZ", "UTC"),
    ];
    for (name, value) in fixed.iter().chain(more) {
        cases.env(*name, *value);
    }
    cases.case(stage.path().join("*.md")).run();
    if std::env::var("TRYCMD").is_ok_and(|mode| mode == "overwrite") {
        for story in stories {
            let copy = stage.path().join(story.file_name().expect("a story has a name"));
            let told = fs::read_to_string(copy).expect("a story can be read");
            fs::write(story, unmark(&told)).expect("a story can be written down");
        }
    }
}

/// The README shows what a person sees, not trycmd's marks: the place of the register, and the last change of the desk.
const PLACES: [(&str, &str); 2] = [("/home/officer/register.db", "[CWD]/register.db"), ("24 Nov 2026 09:30", "[..]")];

/// The README with trycmd's marks: the exit code of a refused command before its error.
fn marked(readme: &str) -> String {
    let with_places = PLACES.iter().fold(readme.to_owned(), |text, (seen, mark)| text.replace(seen, mark));
    let lines: Vec<&str> = with_places.lines().collect();
    let mut text = String::new();
    for (nth, line) in lines.iter().enumerate() {
        let follows_a_command = nth > 0 && lines[nth - 1].starts_with("$ ");
        text += if line.starts_with("error: ") && follows_a_command { "? 4\n" } else { "" };
        text += line;
        text.push('\n');
    }
    text
}

/// The README for people, without the marks.
fn unmarked(readme: &str) -> String {
    let with_places = PLACES.iter().fold(readme.to_owned(), |text, (seen, mark)| text.replace(mark, seen));
    with_places.lines().filter(|line| *line != "? 4").flat_map(|line| [line, "\n"]).collect()
}

fn stories() -> Vec<PathBuf> {
    let folder = fs::read_dir(root().join("tests/cli")).expect("the folder of stories");
    let mut paths: Vec<PathBuf> = folder.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    paths
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
