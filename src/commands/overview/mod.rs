//! Commands that show the register at a glance: the desk, `due`, `matrix`, `progress`, `changes`, `report`, `site`.

pub mod changes;
pub mod desk;
pub mod due;
pub mod matrix;
pub mod progress;
pub mod report;
pub mod site;
