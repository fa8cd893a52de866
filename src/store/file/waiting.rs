//! Waiting for a lock that another process holds: up to ten seconds, with a message after the first.

use std::cell::Cell;
use std::sync::OnceLock;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long to wait for a lock.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long to wait before saying anything.
const SILENCE: Duration = Duration::from_secs(1);

/// Milliseconds between two tries; the last pause is repeated. Waiting longer would let others overtake.
const PAUSES: [u64; 4] = [1, 2, 4, 7];

static TELL: OnceLock<fn()> = OnceLock::new();

thread_local! {
    static BEGAN: Cell<Option<Instant>> = const { Cell::new(None) };
    static IS_TOLD: Cell<bool> = const { Cell::new(false) };
}

/// Sets what is called when a lock has been waited for for a second; it is called once for each lock.
pub fn when_waiting(tell: fn()) {
    // A second call comes from the same program and changes nothing.
    let _ = TELL.set(tell);
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
