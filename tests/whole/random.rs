//! Random numbers that are the same for the same seed.

pub(crate) struct Random(u64);

impl Random {
    /// The `nth` row of numbers, or that of `MIDSA_SEED`.
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

    /// True once in `n`.
    pub(crate) fn once_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[usize::try_from(self.below(from.len() as u64)).expect("small")]
    }

    /// One of them, or none.
    pub(crate) fn maybe<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        if !from.is_empty() && self.once_in(2) { Some(self.pick(from).clone()) } else { None }
    }
}

/// `n` in CI, `n` times `MIDSA_SOAK` in a soak.
pub(crate) fn times(n: u64) -> u64 {
    n * std::env::var("MIDSA_SOAK").ok().and_then(|factor| factor.parse().ok()).unwrap_or(1)
}
