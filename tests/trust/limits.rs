//! No room: a limit on file sizes and a full disk. Nothing is saved, it is said why, and the register can be read.

use std::fs;
use std::process::Command;

use super::support::office::{MIDSA, Office, Told};
use super::support::random::times;

#[test]
fn under_any_limit_on_file_sizes_an_update_is_saved_or_said_not_to_be() {
    let (mut n_saved, mut n_refused) = (0, 0);
    let base = Office::new();
    let blocks = fs::metadata(base.register()).expect("the register").len() / 512;
    let step = (blocks / times(6)).max(1);
    for limit in (0..blocks + 4 * step).step_by(usize::try_from(step).expect("small")) {
        let office = base.copied();
        let mut command = Command::new("sh");
        // POSIX counts in 512 bytes, bash otherwise in 1024; the range covers both.
        let script = format!("ulimit -f {limit}; exec \"$0\" rec update MRU-2006-03 --note n");
        command.args(["-c", &script, MIDSA]);
        office.prepare(&mut command);
        let told = Told::from(command.env("PATH", "/usr/bin:/bin").output().expect("a shell"));
        match told.code {
            Some(0) => n_saved += 1,
            Some(1) => {
                n_refused += 1;
                let expected = "error: the register would be larger than a file may be here; nothing was saved\nhint: ";
                assert!(told.err.starts_with(expected), "{limit}: {}", told.err);
            }
            code => panic!("{limit}: {code:?} {}", told.err),
        }
        assert_eq!(office.n_entries(), if told.code == Some(0) { 2 } else { 1 }, "{limit}: {}", told.err);
        assert_eq!(office.findings(), [], "{limit}");
    }
    println!("{n_saved} saved, {n_refused} refused");
    assert!(n_saved > 0 && n_refused > 0, "{n_saved} saved, {n_refused} refused");
}

#[test]
#[ignore = "needs root, to mount a small disk; .ci/run runs it"]
fn on_a_full_disk_nothing_is_saved_and_reading_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=2m", "none"]).arg(folder.path()).output();
    assert!(mounted.is_ok_and(|output| output.status.success()), "no disk can be mounted here");
    let base = Office::new();
    let register = folder.path().join("register.db");
    let db = register.to_str().expect("a path of ASCII");
    let (mut n_saved, mut n_refused) = (0, 0);
    let n_sizes = times(32);
    for n in 0..n_sizes {
        fs::copy(base.register(), &register).expect("copied");
        // From hardly any room to plenty.
        let free = 4096 * n;
        fill(folder.path(), free);
        let told = base.run(&["--db", db, "rec", "update", "MRU-2006-03", "--note", "n"]);
        match told.code {
            Some(0) => n_saved += 1,
            Some(1) => {
                n_refused += 1;
                assert!(told.err.starts_with("error: the disk is full; nothing was saved\nhint: make room on"), "{}", told.err);
            }
            code => panic!("{free}: {code:?} {}", told.err),
        }
        base.must(&["--db", db, "rec", "list"]);
        let found = super::support::office::findings(&register).expect("opened");
        assert_eq!(found, [], "{free}");
        let n_entries = super::support::office::commands(&register).len();
        assert_eq!(n_entries, if told.code == Some(0) { 2 } else { 1 }, "{free}: {}", told.err);
        for entry in fs::read_dir(folder.path()).expect("the folder") {
            fs::remove_file(entry.expect("an entry").path()).expect("removed");
        }
    }
    let unmounted = Command::new("umount").arg(folder.path()).status();
    assert!(unmounted.is_ok_and(|status| status.success()));
    println!("{n_saved} saved, {n_refused} refused");
    assert!(n_saved > 0 && n_refused > 0, "{n_saved} saved, {n_refused} refused");
}

/// Fills the disk of the folder but for `free` bytes, as far as its pages go.
fn fill(folder: &std::path::Path, free: u64) {
    use std::io::Write;
    let path = folder.join("filler");
    let mut file = fs::File::create(&path).expect("a file");
    while file.write_all(&[0; 512]).is_ok() {}
    let size = file.metadata().expect("its size").len();
    file.set_len(size.saturating_sub(free)).expect("shortened");
}
