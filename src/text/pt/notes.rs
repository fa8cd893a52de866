//! The notes of commands in Portuguese.

use super::super::notes::Notes;

pub(super) const NOTES: Notes = Notes {
    nothing_matches: "nada corresponde",
    stale_without_deadline: "o que não tem prazo e está há muito sem notícias conta como «sem notícias»; --undated lista tudo o que não tem prazo",
};
