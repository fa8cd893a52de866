//! Progress of long work: a line on standard error, on a terminal only, never under `--quiet`, and only of work that takes
//! longer than half a second. It leaves nothing behind.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::context::Context;
use crate::model::work::Work;
use crate::text::Words;

/// Work that is done sooner shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// The time between two moves, even while the work tells nothing.
const TICK: Duration = Duration::from_millis(100);

/// The line. Dropping it takes it away.
pub struct Bar {
    shown: Option<Shown>,
}

struct Shown {
    bar: ProgressBar,
    /// Dropped when the work is done, before the line may have appeared.
    done: Option<Sender<()>>,
    waiting: Option<JoinHandle<()>>,
    what: Option<Work>,
    words: &'static Words,
    n_all: u64,
}

impl Bar {
    /// A line for work that begins now.
    pub fn on(context: &Context) -> Self {
        let is_wanted = io::stderr().is_terminal() && !context.is_quiet();
        Self { shown: is_wanted.then(|| Shown::later(context.said())) }
    }

    /// Tells what is being done, how much is done, and of how much: 0 if unknown.
    pub fn show(&mut self, what: Work, n_done: u64, n_all: u64) {
        let Some(shown) = &mut self.shown else { return };
        if (shown.what, shown.n_all) != (Some(what), n_all) {
            (shown.what, shown.n_all) = (Some(what), n_all);
            shown.bar.set_style(style(n_all));
            shown.bar.set_length(n_all);
            shown.bar.set_message((shown.words.keeping.at_work)(what));
        }
        shown.bar.set_position(n_done);
    }
}

impl Shown {
    fn later(words: &'static Words) -> Self {
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden()).with_style(style(0));
        let (done, is_done) = mpsc::channel::<()>();
        let waiting = thread::spawn({
            let bar = bar.clone();
            move || {
                if is_done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                    bar.set_draw_target(ProgressDrawTarget::stderr());
                    bar.enable_steady_tick(TICK);
                }
            }
        });
        Self { bar, done: Some(done), waiting: Some(waiting), what: None, words, n_all: 0 }
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        drop(self.done.take());
        // It can't panic, and if it did there would be no line to take away.
        let _ = self.waiting.take().map(JoinHandle::join);
        self.bar.finish_and_clear();
    }
}

fn style(n_all: u64) -> ProgressStyle {
    let template = if n_all == 0 { "{spinner} {msg}" } else { "{spinner} {bar:30} {percent:>3} %  {msg}" };
    ProgressStyle::with_template(template).expect("the templates are well formed").progress_chars("█▒░")
}
