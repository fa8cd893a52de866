//! The functions of the platform, on Unix.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::{Access, login_name, set_private, sync_folder};

#[track_caller]
fn case(access: Access, mode: u32) {
    let file = tempfile::NamedTempFile::new().unwrap();
    set_private(file.path(), access).unwrap();
    assert_eq!(fs::metadata(file.path()).unwrap().permissions().mode() & 0o777, mode);
}

#[test]
fn a_private_file_is_closed_to_others() {
    case(Access::Owner, 0o600);
    case(Access::Group, 0o660);
}

#[test]
fn a_folder_can_be_synced_and_a_missing_one_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    assert!(sync_folder(folder.path()).is_ok());
    assert!(sync_folder(&folder.path().join("missing")).is_err());
}

#[test]
fn the_nearest_mount_says_what_kind_of_folder_it_is() {
    const MOUNTS: &str = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n\
        30 22 0:44 / /mnt/the\\040share rw - cifs //server/share rw\n\
        31 22 0:45 / /mnt rw master:1 - tmpfs none rw\n";
    let kind = |path: &str| super::system::file_system(MOUNTS, std::path::Path::new(path));
    assert_eq!(kind("/mnt/the share/register"), Some("cifs"));
    assert_eq!(kind("/mnt/other"), Some("tmpfs"));
    assert_eq!(kind("/mntother"), Some("ext4"));
    assert!(!super::is_on_network(std::path::Path::new("/proc")));
}

#[test]
fn somebody_is_always_logged_in() {
    assert!(!login_name().is_empty());
}
