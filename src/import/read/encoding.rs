//! Decodes a file in any encoding into UTF-8, strictly: nothing is guessed, and nothing becomes U+FFFD.

use std::io::{self, Read};
use std::ops::Range;

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::Result;
use crate::import::read::bad::{bad_file, usage};

/// A marker for bytes that are not valid in the encoding of the file; never a byte of UTF-8.
const INVALID: u8 = 0xff;

/// The number of bytes at the beginning of a file that show its encoding.
pub(super) const BEGINNING: usize = 4096;

/// The number of bytes decoded at a time.
const CHUNK: usize = 32 * 1024;

/// The encoding of a file, and the length of its byte-order mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    encoding: &'static Encoding,
    n_mark: usize,
}

/// The encoding of a label: `windows-1252`, `latin1`, `utf-16le`.
///
/// # Errors
/// `Error::Usage` for an unknown label.
pub(super) fn named(label: &str) -> Result<&'static Encoding> {
    Encoding::for_label_no_replacement(label.as_bytes()).ok_or_else(|| {
        let hint = "common ones are utf-8, windows-1252, windows-1250, macintosh, iso-8859-15, utf-16le, windows-874 (Thai), \
                    shift_jis, gb18030";
        usage(format!("`{label}` is not an encoding"), hint)
    })
}

/// Finds the encoding of a file from its first bytes and the given label, if any.
///
/// # Errors
/// `Error::Usage` for an unknown label; `Error::BadFile` if the byte-order mark contradicts the label, or is that of UTF-32.
pub(super) fn find(file: &str, beginning: &[u8], label: Option<&str>) -> Result<Found> {
    let typed = label.map(named).transpose()?;
    if beginning.starts_with(&[0xff, 0xfe, 0, 0]) || beginning.starts_with(&[0, 0, 0xfe, 0xff]) {
        return Err(bad_file(file, "is in UTF-32, which is not read", "save it as UTF-8"));
    }
    let marked = Encoding::for_bom(beginning).map(|(encoding, n_mark)| Found { encoding, n_mark });
    // With the label `utf-16`, the mark decides the byte order.
    let is_open = label.is_some_and(|label| label.eq_ignore_ascii_case("utf-16"));
    match (typed, marked) {
        (Some(typed), Some(marked)) if typed != marked.encoding && !(is_open && marked.encoding != UTF_8) => {
            let why = format!("begins with the mark of {}, not of {}", marked.encoding.name(), typed.name());
            Err(bad_file(file, why, "leave --encoding out"))
        }
        (_, Some(marked)) => Ok(marked),
        (Some(encoding), None) => Ok(Found { encoding, n_mark: 0 }),
        (None, None) => Ok(Found { encoding: plain_utf_16(beginning).unwrap_or(UTF_8), n_mark: 0 }),
    }
}

impl Found {
    pub(super) fn name(self) -> &'static str {
        self.encoding.name()
    }

    /// The same for the text after the mark.
    pub(super) fn behind_mark(self) -> Self {
        Self { n_mark: 0, ..self }
    }

    pub(super) fn is_utf_8(self) -> bool {
        self.encoding == UTF_8
    }

    /// The text of a cell whose bytes came from `Decoded`; `None` if they are not valid in this encoding.
    pub(super) fn text(self, bytes: &[u8]) -> Option<&str> {
        let text = std::str::from_utf8(bytes).ok()?;
        // Bytes that windows-125x leaves undefined become C1 control characters.
        let is_undefined = self.name().starts_with("windows-") && text.chars().any(|c| matches!(c, '\u{80}'..='\u{9f}'));
        if is_undefined { None } else { Some(text) }
    }
}

/// UTF-16 without a mark, if most characters are Latin: every second byte is zero.
pub(super) fn plain_utf_16(beginning: &[u8]) -> Option<&'static Encoding> {
    let beginning = &beginning[..beginning.len().min(BEGINNING) & !1];
    let n_zero = |offset: usize| beginning.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let is_most = |n: usize| n > 0 && n * 4 >= beginning.len();
    match (n_zero(0), n_zero(1)) {
        (0, n) if is_most(n) => Some(UTF_16LE),
        (n, 0) if is_most(n) => Some(UTF_16BE),
        _ => None,
    }
}

/// The file as UTF-8, without its mark, in chunks. Invalid bytes become a marker that never occurs in UTF-8, so that the
/// reader knows in which cell they were.
pub(super) struct Decoded<R> {
    source: R,
    n_mark: usize,
    /// `None` for UTF-8, which is passed through.
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    /// The part of `raw` that is not decoded yet.
    rest: Range<usize>,
    chunk: Vec<u8>,
    n_read: u64,
    is_at_end: bool,
}

impl<R: Read> Decoded<R> {
    pub(super) fn new(source: R, found: Found) -> Self {
        Self {
            source,
            n_mark: found.n_mark,
            decoder: (!found.is_utf_8()).then(|| found.encoding.new_decoder_without_bom_handling()),
            raw: vec![0; CHUNK],
            rest: 0..0,
            chunk: Vec::with_capacity(3 * CHUNK),
            n_read: 0,
            is_at_end: false,
        }
    }

    /// How many bytes of the file were read.
    pub(super) fn n_read(&self) -> u64 {
        self.n_read
    }

    /// The current chunk; empty before the first one and after the last one.
    pub(super) fn chunk(&self) -> &[u8] {
        &self.chunk
    }

    /// Goes on to the next chunk.
    ///
    /// # Errors
    /// What the file says.
    pub(super) fn advance(&mut self) -> io::Result<()> {
        self.chunk.clear();
        while self.chunk.is_empty() && !(self.is_at_end && self.rest.is_empty()) {
            if self.rest.is_empty() {
                let n = self.source.read(&mut self.raw)?;
                self.n_read += n as u64;
                self.is_at_end = n == 0;
                self.rest = self.n_mark.min(n)..n;
                self.n_mark -= self.rest.start;
            }
            self.decode();
        }
        Ok(())
    }

    /// Decodes until the chunk is full or nothing is left; finishes the decoder at the end of the file.
    fn decode(&mut self) {
        let Some(decoder) = &mut self.decoder else {
            self.chunk.extend_from_slice(&self.raw[self.rest.clone()]);
            self.rest = 0..0;
            return;
        };
        loop {
            let filled = self.chunk.len();
            self.chunk.resize(filled + CHUNK, 0);
            let from = &self.raw[self.rest.clone()];
            let (result, n_from, n_to) =
                decoder.decode_to_utf8_without_replacement(from, &mut self.chunk[filled..], self.is_at_end);
            self.rest.start += n_from;
            self.chunk.truncate(filled + n_to);
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => self.chunk.push(INVALID),
            }
        }
        if self.is_at_end {
            self.decoder = None;
        }
    }
}
