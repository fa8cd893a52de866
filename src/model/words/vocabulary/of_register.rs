//! The closed lists about the register itself: settings, log entries, answers in rounds, grouping of progress.

use std::fmt;

use super::{UnknownWord, Vocabulary};

vocabulary! {
    /// How progress is grouped.
    Grouping "grouping" {
        Meeting = "meeting",
        Owner = "owner",
        Theme = "theme",
        Kind = "kind",
        Response = "response",
        /// The reporting rounds that ask or asked about it.
        Round = "round",
        /// The year of adoption.
        Year = "year",
    }

    /// The outcome of a return.
    ReturnState "state of a return" {
        /// Its sender is the owner's focal point, or the officer accepted it.
        Recorded = "recorded",
        /// Nothing is recorded until it is accepted or rejected.
        Pending = "pending",
        Accepted = "accepted",
        Rejected = "rejected",
    }

    /// How far an owner answered in a round.
    Reply "reply" {
        Silent = "no-information-received",
        /// All returns are waiting to be accepted or rejected.
        Pending = "pending",
        Partly = "partly-answered",
        Answered = "answered",
        /// Every answer is `no change`.
        Nil = "nil-return",
    }

    /// The secretariat's next step with an owner in a round.
    NextStep "next step" {
        Pack = "pack",
        Wait = "wait",
        Decide = "accept-or-reject",
        Chase = "chase",
        /// The third reminder has gone out.
        Call = "call",
        Done = "done",
    }

    /// The outcome of a request for another deadline.
    WishState "state of a wish" {
        Open = "open",
        /// A deadline has been set since.
        Decided = "decided",
    }

    /// The settings kept in the register.
    Setting "setting" {
        Body = "body",
        DueSoonDays = "due_soon_days",
        StaleDays = "stale_days",
        SenderName = "sender_name",
        SenderEmail = "sender_email",
        Lang = "lang",
        Advice = "advice",
    }

    /// Whether wording is checked when a text is entered.
    Advice "advice" {
        On = "on",
        Off = "off",
    }

    /// The kind of a log entry.
    EntryKind "kind of entry" {
        /// A command that changed the register.
        Change = "change",
        Undo = "undo",
        Redo = "redo",
        /// The register was replaced by a backup.
        Restore = "restore",
        /// The register was migrated to a newer schema.
        Migration = "migration",
    }
}
