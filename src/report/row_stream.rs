//! The rows of a table, pushed one at a time. Only the cells of the columns that are asked for need to be made.

use crate::error::Result;
use crate::report::cell::Cell;

/// Takes the cells of a row, in the order of the columns.
pub type Push<'p> = dyn FnMut(&[Cell]) -> Result<()> + 'p;

/// Rows on their way from a report to a format.
pub struct RowStream<'a> {
    source: Source<'a>,
    /// The columns that are asked for, by their places in the source; `None` for all.
    places: Option<Vec<usize>>,
}

type Source<'a> = Box<dyn FnOnce(Option<&[usize]>, &mut Push<'_>) -> Result<()> + 'a>;

/// Rows that are held already: for small tables only.
pub fn held(rows: Vec<Vec<Cell>>) -> RowStream<'static> {
    RowStream::whole(move |push| rows.iter().try_for_each(|cells| push(cells)))
}

impl<'a> RowStream<'a> {
    /// Rows of a source that makes every cell, whichever are asked for.
    pub fn whole(source: impl FnOnce(&mut Push<'_>) -> Result<()> + 'a) -> Self {
        Self::chosen(move |places, push| match places {
            None => source(push),
            Some(places) => source(&mut |cells| {
                let chosen: Vec<Cell> = places.iter().map(|&place| cells[place].clone()).collect();
                push(&chosen)
            }),
        })
    }

    /// Rows of a source that makes only the cells at the places it is given, in their order; all of them where it gets none.
    pub fn chosen(source: impl FnOnce(Option<&[usize]>, &mut Push<'_>) -> Result<()> + 'a) -> Self {
        Self { source: Box::new(source), places: None }
    }

    /// Pushes every row, in order.
    ///
    /// # Errors
    /// What the source runs into, or what `push` says.
    pub fn each(self, push: &mut Push<'_>) -> Result<()> {
        (self.source)(self.places.as_deref(), push)
    }

    /// The same rows with the columns at these places only, in this order.
    #[must_use]
    pub fn narrowed(self, places: Vec<usize>) -> Self {
        let places = match &self.places {
            None => places,
            Some(before) => places.into_iter().map(|place| before[place]).collect(),
        };
        Self { places: Some(places), ..self }
    }

    /// The same rows; `tell` sees each before it is pushed.
    #[must_use]
    pub fn telling(self, mut tell: impl FnMut(&[Cell]) + 'a) -> Self {
        let source = self.source;
        let told = move |places: Option<&[usize]>, push: &mut Push<'_>| {
            source(places, &mut |cells| {
                tell(cells);
                push(cells)
            })
        };
        Self { source: Box::new(told), places: self.places }
    }
}

#[cfg(test)]
mod tests {
    use super::{RowStream, held};
    use crate::report::cell::Cell;

    fn pushed(rows: RowStream<'_>) -> Vec<Vec<i64>> {
        let mut pushed = Vec::new();
        let number = |cell: &Cell| if let Cell::Integer(number) = cell { *number } else { panic!("{cell:?}") };
        rows.each(&mut |cells| {
            pushed.push(cells.iter().map(number).collect());
            Ok(())
        })
        .expect("nothing can fail");
        pushed
    }

    #[test]
    fn columns_are_chosen_from_those_that_were_chosen_before() {
        let rows = || held(vec![vec![Cell::Integer(1), Cell::Integer(2), Cell::Integer(3)]]);
        assert_eq!(pushed(rows()), [[1, 2, 3]]);
        assert_eq!(pushed(rows().narrowed(vec![2, 1, 1])), [[3, 2, 2]]);
        assert_eq!(pushed(rows().narrowed(vec![2, 1]).narrowed(vec![1])), [[2]]);
    }

    #[test]
    fn a_source_is_told_what_is_asked_for() {
        let rows = |expected: Option<&'static [usize]>| {
            RowStream::chosen(move |places, push| {
                assert_eq!(places, expected);
                push(&[Cell::Integer(7)])
            })
        };
        assert_eq!(pushed(rows(None)), [[7]]);
        assert_eq!(pushed(rows(Some(&[4, 0])).narrowed(vec![1, 4, 0]).narrowed(vec![1, 2]).telling(|_| {})), [[7]]);
    }
}
