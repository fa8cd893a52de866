//! An edit of an optional value.

/// The value stays, is removed, or is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Becomes<T> {
    #[default]
    Same,
    Empty,
    This(T),
}

impl<T> Becomes<T> {
    /// From the command line: a value, an instruction to empty it, or neither.
    pub fn typed(value: Option<T>, is_emptied: bool) -> Self {
        match value {
            Some(value) => Self::This(value),
            None if is_emptied => Self::Empty,
            None => Self::Same,
        }
    }

    /// The value after the edit.
    pub fn of(self, before: Option<T>) -> Option<T> {
        match self {
            Self::Same => before,
            Self::Empty => None,
            Self::This(value) => Some(value),
        }
    }

    /// Whether the edit leaves the value unchanged.
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
    /// Sets a value; `None` leaves it unchanged.
    fn from(value: Option<T>) -> Self {
        Self::typed(value, false)
    }
}

#[cfg(test)]
mod tests {
    use super::Becomes;

    #[test]
    fn a_value_stays_unless_it_is_set_or_emptied() {
        assert_eq!(Becomes::typed(None::<u8>, false).of(Some(1)), Some(1));
        assert_eq!(Becomes::typed(None::<u8>, true).of(Some(1)), None);
        assert_eq!(Becomes::typed(Some(2), true).of(Some(1)), Some(2));
        assert!(Becomes::This(1).leaves(Some(&1)) && Becomes::Empty.leaves(None::<&u8>) && !Becomes::Empty.leaves(Some(&1)));
    }
}
