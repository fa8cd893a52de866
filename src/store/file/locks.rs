//! Locks: waiting for one that another process holds, up to ten seconds, with a message after the first; and whether
//! locks work in a folder, tested by one process that holds a lock on a file there and another that tries to take it.

use std::cell::Cell;
use std::path::Path;
use std::sync::OnceLock;
use std::thread::sleep;
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, OpenFlags};
use tempfile::TempPath;

use crate::error::{Error, Result};
use crate::platform::unfinished;

/// How long to wait for a lock.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long to wait before saying anything.
const SILENCE: Duration = Duration::from_secs(1);

/// Milliseconds between two tries; the last pause is repeated. Waiting longer would let others overtake.
const PAUSES: [u64; 4] = [1, 2, 4, 7];

static TELL: OnceLock<Box<dyn Fn() + Send + Sync>> = OnceLock::new();

thread_local! {
    static BEGAN: Cell<Option<Instant>> = const { Cell::new(None) };
    static IS_TOLD: Cell<bool> = const { Cell::new(false) };
}

/// Sets what is called when a lock has been waited for for a second; it is called once for each lock.
pub fn when_waiting(tell: impl Fn() + Send + Sync + 'static) {
    // A second call comes from the same program and changes nothing.
    let _ = TELL.set(Box::new(tell));
}

/// Called by SQLite: whether to try again for the `n`-th time, counted from 0.
pub(in crate::store) fn wait(n: i32) -> bool {
    wait_between(&PAUSES, n)
}

/// As `wait`, but always with the shortest pauses: a process that has prepared a large plan goes before those that can
/// quickly prepare theirs again.
pub(in crate::store) fn wait_ahead(n: i32) -> bool {
    wait_between(&PAUSES[..1], n)
}

fn wait_between(pauses: &[u64], n: i32) -> bool {
    let n = usize::try_from(n).unwrap_or(0);
    if n == 0 {
        BEGAN.set(Some(Instant::now()));
        IS_TOLD.set(false);
    }
    let waited = BEGAN.get().map(|began| began.elapsed()).unwrap_or_default();
    if waited >= PATIENCE {
        return false;
    }
    if waited >= SILENCE && !IS_TOLD.replace(true) {
        TELL.get().inspect(|tell| tell());
    }
    sleep(Duration::from_millis(pauses[n.min(pauses.len() - 1)]));
    true
}

/// A lock on a file of its own, held until it is dropped; the file is deleted with it.
pub struct HeldLock {
    /// Kept because closing it releases the lock.
    _connection: Connection,
    place: TempPath,
}

impl HeldLock {
    /// Takes a lock in `folder`.
    ///
    /// # Errors
    /// The folder can't be written.
    pub fn take(folder: &Path) -> Result<Self> {
        let cannot_write = |source| Error::io(format!("can't write in {}", folder.display()), source);
        let file = tempfile::Builder::new()
            .prefix(&unfinished::beginning())
            .suffix(".lock")
            .tempfile_in(folder)
            .map_err(cannot_write)?;
        let place = file.into_temp_path();
        let connection = Connection::open(&place)?;
        connection.execute_batch("BEGIN EXCLUSIVE")?;
        Ok(Self { _connection: connection, place })
    }

    /// The file that is locked.
    pub fn path(&self) -> &Path {
        &self.place
    }
}

/// Whether a lock on the file at `path` can be taken without waiting.
///
/// # Errors
/// The file can't be opened.
pub fn can_take_lock(path: &Path) -> Result<bool> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::ZERO)?;
    match connection.execute_batch("BEGIN EXCLUSIVE") {
        Ok(()) => Ok(true),
        Err(source) if source.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Ok(false),
        Err(source) => Err(source.into()),
    }
}
