//! A register exported, imported and exported again gives the same bytes.

use chrono::Days;

use midsa::store::{Extent, Log, Persons};

use super::register::{ALL, LOGGED, NAMED, PLAIN, Shelf};
use super::support::days::TODAY;
use super::support::random::{Random, soak, times};
use super::walk::walk;

#[test]
fn a_register_comes_back_without_names_and_log() {
    each(PLAIN, 1);
}

#[test]
fn a_register_comes_back_with_names() {
    each(NAMED, 2);
}

#[test]
fn a_register_comes_back_with_its_log() {
    each(LOGGED, 3);
}

#[test]
fn a_register_comes_back_with_names_and_log() {
    each(ALL, 4);
}

/// A fourth of the registers, each out, in and out again; `.ci/run` makes 504 altogether.
fn each(extent: Extent, nth: u64) {
    let n_registers = if soak().is_some() { times(3).max(126) } else { 3 };
    let mut random = Random::new(nth);
    for _ in 0..n_registers {
        let seed = random.seed();
        let n_steps = 10 + random.below(60);
        let source = walk(&mut random, n_steps);
        let claim = |holds: bool, what: &str| assert!(holds, "{what}, {extent:?}, MIDSA_SEED={seed}");
        claim(source.findings().is_empty(), &format!("the walk itself is sound: {:?}", source.findings()));
        let bytes = source.export(extent);
        let mut target = Shelf::empty();
        let taken = target.take_in(&bytes).unwrap_or_else(|error| panic!("{error}, MIDSA_SEED={seed}\n{bytes}"));
        claim(taken.extent == extent, "the extent");
        let again = target.export(extent);
        assert!(again == bytes, "{extent:?}, MIDSA_SEED={seed}\n{}", difference(&bytes, &again));
        assert_eq!(target.findings(), [], "{extent:?}, MIDSA_SEED={seed}");
        if extent.persons == Persons::Named {
            let instant = random.pick(&source.log()).at;
            let then = Some((TODAY - Days::new(random.below(2000)), instant));
            // Only the log has what was known of names, owners and texts.
            let moments = if extent.log == Log::With { vec![None, then] } else { vec![None] };
            for moment in moments {
                let [theirs, ours] = [&source, &target].map(|shelf| shelf.tables(moment));
                assert!(ours == theirs, "{extent:?}, {moment:?}, MIDSA_SEED={seed}\n{}", difference(&theirs, &ours));
            }
        }
        match extent.log {
            Log::With => {
                claim(target.export(PLAIN) == source.export(PLAIN), "without the log");
                claim(target.log() == source.log(), "the log");
                undo_alike(source, target, seed);
            }
            Log::Without => empties(target, &bytes, extent),
        }
    }
}

/// An import without a log is one entry; after its undo the file can be imported again.
fn empties(mut target: Shelf, bytes: &str, extent: Extent) {
    let empty = Shelf::empty().export(PLAIN);
    if target.log().len() > 1 {
        target.undo().expect("taken back");
        assert_eq!(target.export(PLAIN), empty);
        assert_eq!(target.findings(), []);
        target.take_in(bytes).expect("once more");
        assert!(target.export(extent) == bytes, "once more");
    }
}

/// After an import with its log, undo does the same as in the source.
fn undo_alike(mut source: Shelf, mut target: Shelf, seed: u64) {
    for _ in 0..3 {
        let [ours, theirs] = [&mut target, &mut source].map(|shelf| shelf.undo().map(|_| ()).map_err(|error| error.to_string()));
        assert_eq!(ours, theirs, "MIDSA_SEED={seed}");
        assert!(target.export(PLAIN) == source.export(PLAIN), "MIDSA_SEED={seed}");
    }
    assert_eq!(target.findings(), [], "MIDSA_SEED={seed}");
}

/// The first lines that differ.
pub(crate) fn difference(expected: &str, found: &str) -> String {
    let differing = expected.lines().zip(found.lines()).find(|(a, b)| a != b);
    differing.map_or_else(|| "one is longer".to_owned(), |(a, b)| format!("expected {a}\nfound    {b}"))
}
