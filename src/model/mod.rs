//! The domain, pure: what the words mean and which steps they allow. No input or output, no clock, nothing of ours imported.

pub mod agenda;
pub mod date;
pub mod deadline;
pub mod descent;
pub mod difference;
pub mod family;
pub mod finding;
pub mod follow_up;
pub mod health;
pub mod id;
pub mod log;
pub mod matching;
pub mod movement;
pub mod owner_code;
pub mod people;
pub mod period;
pub mod plan;
pub mod progress;
pub mod record;
pub mod reference;
pub mod refusal;
pub mod roll_up;
pub mod round;
pub mod state;
pub mod title;
pub mod vocabulary;
