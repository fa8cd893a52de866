//! The closed lists about the register itself and its rounds: settings, entries of the log, answers, how progress is counted.

use std::fmt;

use super::{UnknownWord, Vocabulary};

vocabulary! {
    /// By what progress is counted.
    Grouping "grouping" {
        Meeting = "meeting",
        Owner = "owner",
        Theme = "theme",
        Kind = "kind",
        Response = "response",
        /// The reporting rounds in which it is or was asked about.
        Round = "round",
        /// Of adoption.
        Year = "year",
    }

    /// What became of a return.
    ReturnState "state of a return" {
        /// The sender is the owner's focal point, or the officer took it for good.
        Recorded = "recorded",
        /// Nothing is recorded of it until it is accepted or rejected.
        Pending = "pending",
        Accepted = "accepted",
        Rejected = "rejected",
    }

    /// How far an owner answered in a round.
    Reply "reply" {
        Silent = "no-information-received",
        /// All that came back waits to be accepted or rejected.
        Pending = "pending",
        Partly = "partly-answered",
        Answered = "answered",
        /// Every answer is `no change`.
        Nil = "nil-return",
    }

    /// What the secretariat does next about an owner in a round.
    NextStep "next step" {
        Pack = "pack",
        Wait = "wait",
        Decide = "accept-or-reject",
        Chase = "chase",
        /// The third reminder has gone out.
        Call = "call",
        Done = "done",
    }

    /// What became of a wish for another deadline.
    WishState "state of a wish" {
        Open = "open",
        /// A deadline was set since.
        Decided = "decided",
    }

    /// What the register keeps about itself.
    Setting "setting" {
        Body = "body",
        DueSoonDays = "due_soon_days",
        StaleDays = "stale_days",
        SenderName = "sender_name",
        SenderEmail = "sender_email",
        Lang = "lang",
        Advice = "advice",
    }

    /// Whether wording is commented on where it is entered.
    Advice "advice" {
        On = "on",
        Off = "off",
    }

    /// What an entry of the log is.
    EntryKind "kind of entry" {
        /// A command that changed the register.
        Change = "change",
        Undo = "undo",
        Redo = "redo",
        /// The register was replaced by a backup.
        Restore = "restore",
        /// The register was brought into a newer form.
        Migration = "migration",
    }
}
