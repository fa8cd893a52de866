//! What becomes of an optional value when something is edited.

/// It stays, is taken away, or is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Becomes<T> {
    #[default]
    Same,
    Empty,
    This(T),
}

impl<T> Becomes<T> {
    /// As it is typed: a value, or that it is to be emptied, or neither.
    pub fn typed(value: Option<T>, is_emptied: bool) -> Self {
        match value {
            Some(value) => Self::This(value),
            None if is_emptied => Self::Empty,
            None => Self::Same,
        }
    }

    /// What the value is afterwards.
    pub fn of(self, before: Option<T>) -> Option<T> {
        match self {
            Self::Same => before,
            Self::Empty => None,
            Self::This(value) => Some(value),
        }
    }

    /// Whether the value is the same afterwards.
    pub fn leaves(&self, before: Option<&T>) -> bool
    where
        T: PartialEq,
    {
        match self {
            Self::Same => true,
            Self::Empty => before.is_none(),
            Self::This(value) => before == Some(value),
        }
    }
}

impl<T> From<Option<T>> for Becomes<T> {
    /// A value is set, and none leaves it as it is.
    fn from(value: Option<T>) -> Self {
        Self::typed(value, false)
    }
}

#[cfg(test)]
mod tests {
    use super::Becomes;

    #[test]
    fn what_is_not_said_stays_and_what_is_emptied_goes() {
        assert_eq!(Becomes::typed(None::<u8>, false).of(Some(1)), Some(1));
        assert_eq!(Becomes::typed(None::<u8>, true).of(Some(1)), None);
        assert_eq!(Becomes::typed(Some(2), true).of(Some(1)), Some(2));
        assert!(Becomes::This(1).leaves(Some(&1)) && Becomes::Empty.leaves(None::<&u8>) && !Becomes::Empty.leaves(Some(&1)));
    }
}
