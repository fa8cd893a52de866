//! Random numbers from a seed, and the number of a test's tries.

/// `n` for the minute of `cargo test`, `n` times `MIDSA_SOAK` where that is set: `.ci/run` says 10, a soak says more.
pub(crate) fn times(n: u64) -> u64 {
    n * soak().unwrap_or(1)
}

/// The factor of `MIDSA_SOAK`; none in the minute of `cargo test`.
pub(crate) fn soak() -> Option<u64> {
    std::env::var("MIDSA_SOAK").ok().and_then(|factor| factor.parse().ok())
}

pub(crate) struct Random(u64);

impl Random {
    /// The `nth` series of numbers, counted from 1; or that of `MIDSA_SEED`.
    pub(crate) fn new(nth: u64) -> Self {
        let seed = std::env::var("MIDSA_SEED").ok().and_then(|seed| seed.parse().ok());
        Self(seed.unwrap_or(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(nth)))
    }

    /// What to set `MIDSA_SEED` to, to go on from here.
    pub(crate) fn seed(&self) -> u64 {
        self.0
    }

    /// A number below `n`.
    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }

    /// A place in a list of `n`; 0 where it is empty.
    pub(crate) fn place(&mut self, n: usize) -> usize {
        usize::try_from(self.below(n.max(1) as u64)).expect("below n")
    }

    /// True once in `n`.
    pub(crate) fn once_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.place(from.len())]
    }

    /// One of them, or none.
    pub(crate) fn maybe<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        if !from.is_empty() && self.once_in(2) { Some(self.pick(from).clone()) } else { None }
    }
}
