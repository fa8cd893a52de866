//! Read-only media, and folders of other users: everything can be read, and a refused write says in a line why.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use super::support::office::{MIDSA, Office, Told};
use super::support::registers::leave_half_done;

const READS: [&[&str]; 16] = [
    &[],
    &["rec", "list"],
    &["rec", "list", "--as-of", "2020", "memorandum"],
    &["rec", "show", "MRU-2006-03"],
    &["meeting", "list"],
    &["owner", "show", "ZMB"],
    &["focal-point", "list"],
    &["progress", "--by", "owner"],
    &["matrix"],
    &["changes", "--since", "2020"],
    &["due"],
    &["log"],
    &["log", "1"],
    &["settings"],
    &["export", "register", "--format", "json"],
    &["check"],
];

const WRITES: [&[&str]; 7] = [
    &["rec", "update", "MRU-2006-03", "--note", "n"],
    &["rec", "add", "--meeting", "WDH-2010", "--title", "t", "--text", "t"],
    &["meeting", "edit", "WDH-2010", "--place", "Windhoek"],
    &["owner", "edit", "ZMB", "--name", "n"],
    &["settings", "set", "stale-days", "100"],
    &["undo"],
    &["rec", "remove", "WDH-2010-03"],
];

#[test]
#[ignore = "needs root, to mount a disk; .ci/run runs it"]
fn on_a_disk_that_cannot_be_written_everything_is_read_and_nothing_written() {
    let base = office();
    let folder = tempfile::tempdir().expect("a folder");
    let disk = folder.path().to_str().expect("a path of ASCII");
    assert!(is_done("mount", &["-t", "tmpfs", "-o", "size=8m", "none", disk]), "no disk can be mounted here");
    let register = folder.path().join("register.db");
    fs::copy(base.register(), &register).expect("copied");
    leave_half_done(&register, &folder.path().join("half.db"));
    assert!(is_done("mount", &["-o", "remount,ro", disk]));

    let as_root = |arguments: &[&str]| base.run(&[&["--db", register.to_str().expect("ASCII")], arguments].concat());
    let trouble = tried(&base, &register, &as_root);
    // A register left in the middle of a change can't be read: SQLite would have to roll the change back first.
    let half = folder.path().join("half.db");
    let told = base.run(&["--db", half.to_str().expect("ASCII"), "rec", "list"]);
    assert!(is_done("umount", &[disk]));
    assert_eq!(trouble, Vec::<String>::new());
    let expected = format!(
        "error: the register {} was left in the middle of a change, and its folder can't be written to take that back\n\
         hint: copy it together with its `-journal` to a folder that can be written, and use it there\n",
        half.display()
    );
    assert_eq!((told.code, told.err), (Some(1), expected));
}

#[test]
#[ignore = "needs root and setpriv, to be somebody else; .ci/run runs it"]
fn in_a_folder_of_others_everything_is_read_and_nothing_written() {
    let nobody = ["--reuid", "65534", "--regid", "65534", "--clear-groups", "true"];
    assert!(is_done("setpriv", &nobody), "nobody else can be impersonated here");
    let base = office();
    // Other users must be able to run the program too.
    let folder = tempfile::tempdir_in("/tmp").expect("a folder");
    let [program, register] = ["midsa", "register.db"].map(|name| folder.path().join(name));
    fs::copy(MIDSA, &program).expect("copied");
    fs::copy(base.register(), &register).expect("copied");
    for (path, mode) in [(folder.path(), 0o755), (&program, 0o755), (&register, 0o644)] {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
    }
    let as_nobody = |arguments: &[&str]| {
        let mut command = Command::new("setpriv");
        command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups"]).arg(&program).arg("--db").arg(&register);
        base.prepare(command.args(arguments));
        let path = std::env::var_os("PATH").unwrap_or_default();
        Told::from(command.env("PATH", path).current_dir("/").output().expect("it can be run"))
    };
    assert_eq!(tried(&base, &register, &as_nobody), Vec::<String>::new());
    // Write permission on the file alone is not enough, because the journal is made beside it.
    fs::set_permissions(&register, fs::Permissions::from_mode(0o666)).expect("set");
    assert_eq!(tried(&base, &register, &as_nobody), Vec::<String>::new());
    // A register that can't be read at all is reported as such.
    fs::set_permissions(&register, fs::Permissions::from_mode(0o600)).expect("set");
    let told = as_nobody(&["rec", "list"]);
    assert_eq!((told.code, told.err), (Some(1), format!("error: can't read {}: Permission denied\n", register.display())));
}

/// What was wrong: reads must say the same as in an ordinary folder; writes and the backup must say why they are refused.
fn tried(base: &Office, register: &Path, run: &dyn Fn(&[&str]) -> Told) -> Vec<String> {
    let mut trouble = Vec::new();
    for read in READS {
        // The desk names the place of the register in what is to be typed next, and its columns are as wide as that asks for.
        let place = base.register().display().to_string();
        let (here, there) = (base.must(&[&["--db", place.as_str()][..], read].concat()), run(read));
        let said_here = here.out.replace(&place, &register.display().to_string());
        if there.code != Some(0) || words(&there.out) != words(&said_here) {
            trouble.push(format!("{read:?}: {:?} {}{}, not {said_here}", there.code, there.out, there.err));
        }
    }
    let folder = register.parent().expect("a folder").display();
    let refused = format!(
        "error: the register {} can't be written\n\
         hint: nothing was changed; it can be read. A change needs a file and a folder that can be written: {folder}\n",
        register.display()
    );
    for write in WRITES {
        let told = run(write);
        if (told.code, told.err.as_str(), told.out.as_str()) != (Some(1), refused.as_str(), "") {
            trouble.push(format!("{write:?}: {:?} {}{}", told.code, told.out, told.err));
        }
    }
    let told = run(&["backup"]);
    let no_backup = format!("error: can't make a backup in {folder}/backups: ");
    if told.code != Some(1) || !told.err.starts_with(&no_backup) || !told.err.ends_with("makes one in another folder\n") {
        trouble.push(format!("backup: {:?} {}", told.code, told.err));
    }
    trouble
}

fn words(text: &str) -> Vec<&str> {
    text.split(' ').filter(|word| !word.is_empty()).collect()
}

fn office() -> Office {
    let office = Office::new();
    office.must(&["rec", "update", "MRU-2006-03", "--note", "a letter"]);
    office
}

fn is_done(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
}
