//! The tables whose changes are logged.

/// A table whose changes are logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Logged(pub(in crate::store) &'static str);

pub(in crate::store) const SETTING: Logged = Logged("setting");
pub(in crate::store) const MEETING: Logged = Logged("meeting");
pub(in crate::store) const OWNER: Logged = Logged("owner");
pub(in crate::store) const FORMER_NAME: Logged = Logged("former_name");
pub(in crate::store) const MEMBERSHIP: Logged = Logged("membership");
pub(in crate::store) const RECOMMENDATION: Logged = Logged("recommendation");
pub(in crate::store) const THEME: Logged = Logged("theme");
pub(in crate::store) const ASSIGNMENT: Logged = Logged("assignment");
pub(in crate::store) const SHARE: Logged = Logged("share");
pub(in crate::store) const FOLLOW_UP: Logged = Logged("follow_up");
pub(in crate::store) const EVIDENCE: Logged = Logged("evidence");
pub(in crate::store) const RELATION: Logged = Logged("relation");
pub(in crate::store) const TRANSLATION: Logged = Logged("translation");
pub(in crate::store) const REVISION: Logged = Logged("revision");
pub(in crate::store) const RESERVED_REF: Logged = Logged("reserved_ref");
pub(in crate::store) const FOCAL_POINT: Logged = Logged("focal_point");
pub(in crate::store) const ROUND: Logged = Logged("round");
pub(in crate::store) const ROUND_ASKED: Logged = Logged("round_asked");
pub(in crate::store) const ROUND_LETTER: Logged = Logged("round_letter");
pub(in crate::store) const ROUND_RETURN: Logged = Logged("round_return");
pub(in crate::store) const ROUND_ANSWER: Logged = Logged("round_answer");

/// Every logged table; adding one here gives it log, undo, redo and check.
pub(in crate::store) const LOGGED: &[Logged] = &[
    SETTING,
    MEETING,
    OWNER,
    FORMER_NAME,
    MEMBERSHIP,
    RECOMMENDATION,
    THEME,
    ASSIGNMENT,
    SHARE,
    FOLLOW_UP,
    EVIDENCE,
    RELATION,
    TRANSLATION,
    REVISION,
    RESERVED_REF,
    FOCAL_POINT,
    ROUND,
    ROUND_ASKED,
    ROUND_LETTER,
    ROUND_RETURN,
    ROUND_ANSWER,
];
