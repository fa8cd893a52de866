//! Days and deadlines: as they are stated, as they are typed, and the day they count to.
//!
//! - `date`: a day, month, quarter, half or year; `deadline`: one of these, or a meeting that it follows; `period`: from a day to a day

pub mod date;
pub mod deadline;
pub mod period;
