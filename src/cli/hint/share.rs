//! Hints for refused changes of owners, and for refused follow-ups on shares and parts.

use crate::error::ShareRefusal;

/// Says what to do instead.
pub(super) fn hint(refusal: &ShareRefusal) -> String {
    match refusal {
        ShareRefusal::HasRole { .. } | ShareRefusal::HasNotRole { .. } | ShareRefusal::NoOwner { .. } => {
            "`midsa rec show REF` tells the owners".to_owned()
        }
        ShareRefusal::HadRole { until_on, .. } => format!("let it begin on that day or later: --on {until_on}"),
        ShareRefusal::SeveralRoles { roles, .. } => {
            let flags: Vec<String> = roles.iter().map(|role| format!("--remove-owner CODE:{role}")).collect();
            format!("say which: {}", flags.join(" or "))
        }
        ShareRefusal::EntryBehindEnd { .. } => "let it end later with --on".to_owned(),
        ShareRefusal::NobodyLeft { .. } => "add another lead with --add-owner, or record what became of it".to_owned(),
        ShareRefusal::ReportedAsWhole { .. } => "record it anew with `rec add --each`, and this one as superseded".to_owned(),
        ShareRefusal::EachAlready { .. } => "--add-owner adds an owner with a share".to_owned(),
        ShareRefusal::TrackedElsewhere { .. } => "its components can be, one by one".to_owned(),
        ShareRefusal::NoLead { .. } => "name a group: --each GROUP".to_owned(),
        ShareRefusal::NoShare { codes, .. } => format!("shares have {}", codes.join(", ")),
        ShareRefusal::NotEach { .. } => "leave --owner out; --reported-by says who told it".to_owned(),
        ShareRefusal::InComponents { components, .. } => format!("update a component: {}", components.join(", ")),
        ShareRefusal::InShares { codes, .. } => {
            let flags: Vec<String> = codes.iter().take(2).map(|code| format!("--owner {code}")).collect();
            format!("add {}, or --owner all", flags.join(" "))
        }
    }
}
