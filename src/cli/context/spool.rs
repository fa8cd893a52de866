//! What goes to standard output, and the notes between its lines. It is handed on at once while its reader keeps up, and kept
//! otherwise, in memory and then in a file without a name: whoever reads slowly keeps no register open, and no writer waiting.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Seek, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread::{JoinHandle, spawn};

use super::files::ForDevice;
use crate::cli::failure;
use crate::cli::pager::{self, Paging};
use crate::platform;

/// In bytes: less is held until the end, when the register is closed.
const HELD: usize = 64 * 1024;

/// In bytes: so much waits in memory for a slow reader, what comes behind it in a file.
const AFLOAT: usize = 4 * 1024 * 1024;

/// The output, in order.
#[derive(Debug)]
enum Piece {
    Text(Vec<u8>),
    /// For the pager, if there is one.
    Page(Vec<u8>),
    /// For standard error.
    Note(String),
    Device(ForDevice),
}

/// Standard output, as long as a command runs.
#[derive(Debug, Default)]
pub(super) struct Spool {
    held: Vec<Piece>,
    n_held: usize,
    feeder: Option<Feeder>,
    /// The part that the feeder's reader was too slow for, and the notes after it.
    rest: Option<(File, Vec<String>)>,
}

/// A thread that writes while the command reads on.
#[derive(Debug)]
struct Feeder {
    pieces: Sender<Piece>,
    n_afloat: Arc<AtomicUsize>,
    thread: JoinHandle<io::Result<()>>,
}

impl Spool {
    /// Takes a note, which is told behind what was written before it.
    pub(super) fn note(&mut self, text: &str) {
        match (&mut self.rest, &self.feeder) {
            (Some((_, notes)), _) => notes.push(text.to_owned()),
            (None, Some(feeder)) => drop(feeder.pieces.send(Piece::Note(text.to_owned()))),
            (None, None) if self.held.is_empty() => failure::tell(text),
            (None, None) => self.held.push(Piece::Note(text.to_owned())),
        }
    }

    /// Takes what goes to a device or a pipe.
    pub(super) fn hand_over(&mut self, waiting: ForDevice) {
        self.held.push(Piece::Device(waiting));
    }

    /// Takes a text that is paged where it overflows the terminal.
    pub(super) fn page(&mut self, text: Vec<u8>) {
        self.held.push(Piece::Page(text));
    }

    /// Shows everything, however slow its reader is. Nothing of the register may be open any more.
    pub(super) fn finish(&mut self, paging: Option<&Paging>) -> io::Result<()> {
        // The thread holds standard output until it ends.
        if let Some(Feeder { pieces, thread, .. }) = self.feeder.take() {
            drop(pieces);
            thread.join().map_err(|_| io::Error::other("the thread that writes has ended"))??;
        }
        let mut stdout = io::stdout().lock();
        if let Some((mut file, notes)) = self.rest.take() {
            file.rewind()?;
            io::copy(&mut file, &mut stdout)?;
            stdout.flush()?;
            for note in notes {
                failure::tell(&note);
            }
        }
        self.n_held = 0;
        for piece in std::mem::take(&mut self.held) {
            piece.show(&mut stdout, paging)?;
        }
        stdout.flush()
    }

    /// Lets the feeder, or a file on standard output, have what is held.
    fn hand_on(&mut self) -> io::Result<()> {
        if platform::stdout_is_file() {
            return self.finish(None);
        }
        let (pieces, arriving) = channel::<Piece>();
        let n_afloat = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&n_afloat);
        let thread = spawn(move || {
            let mut stdout = io::stdout().lock();
            for piece in arriving {
                let n = piece.n_bytes();
                piece.show(&mut stdout, None)?;
                stdout.flush()?;
                counted.fetch_sub(n, Ordering::Relaxed);
            }
            Ok(())
        });
        self.feeder = Some(Feeder { pieces, n_afloat, thread });
        self.n_held = 0;
        for piece in std::mem::take(&mut self.held) {
            self.float(piece)?;
        }
        Ok(())
    }

    fn float(&mut self, piece: Piece) -> io::Result<()> {
        let Some(feeder) = &self.feeder else {
            self.held.push(piece);
            return Ok(());
        };
        feeder.n_afloat.fetch_add(piece.n_bytes(), Ordering::Relaxed);
        // The thread has ended: its reader has gone, or the disk is full. `finish` tells why.
        feeder.pieces.send(piece).map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))
    }
}

impl Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some((file, _)) = &mut self.rest {
            return file.write(bytes);
        }
        if let Some(feeder) = &self.feeder {
            if feeder.n_afloat.load(Ordering::Relaxed) > AFLOAT
                && let Ok(file) = tempfile::tempfile()
            {
                self.rest = Some((file, Vec::new()));
                return self.write(bytes);
            }
            self.float(Piece::Text(bytes.to_vec()))?;
            return Ok(bytes.len());
        }
        match self.held.last_mut() {
            Some(Piece::Text(text)) => text.extend_from_slice(bytes),
            _ => self.held.push(Piece::Text(bytes.to_vec())),
        }
        self.n_held += bytes.len();
        if self.n_held > HELD {
            self.hand_on()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Standard output for whoever writes at length: notes may come meanwhile.
pub(super) struct Shown<'c>(pub(super) &'c RefCell<Spool>);

impl Write for Shown<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Piece {
    fn n_bytes(&self) -> usize {
        match self {
            Self::Text(text) | Self::Page(text) => text.len(),
            Self::Note(_) | Self::Device(_) => 0,
        }
    }

    fn show(self, stdout: &mut impl Write, paging: Option<&Paging>) -> io::Result<()> {
        match self {
            Self::Text(text) => stdout.write_all(&text),
            Self::Page(text) => pager::show(paging, stdout, &text),
            Self::Note(text) => {
                stdout.flush()?;
                failure::tell(&text);
                Ok(())
            }
            Self::Device(waiting) => {
                stdout.flush()?;
                waiting.deliver()
            }
        }
    }
}
