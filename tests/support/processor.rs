//! Processor time, which other programs do not add to: a bound on it holds on a busy machine too.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// The processor time of this thread so far.
pub(crate) fn processor_time() -> Duration {
    let told = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(u64::try_from(told.tv_sec).expect("a time"), u32::try_from(told.tv_nsec).expect("below a second"))
}
