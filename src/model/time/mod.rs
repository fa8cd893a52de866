//! Days and deadlines: as stated, as typed, and the day they count to.
//!
//! - `date`: a day, month, quarter, half or year; `deadline`: one of these, or a meeting that it follows; `period`: from a day to
//!   a day; `ends`: the ends of the months, quarters or years between two days

pub mod date;
pub mod deadline;
pub mod ends;
pub mod period;
