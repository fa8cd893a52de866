//! The colours of shades on paper: the same as on an HTML page in light mode.

use crate::report::chart::Shade;

/// Red, green and blue, a byte each.
pub(super) fn colour(shade: Shade) -> u32 {
    match shade {
        Shade::Done => 0x000D_4F3C,
        Shade::Part => 0x002C_7D62,
        Shade::Going => 0x0062_B292,
        Shade::Open => 0x00E6_BF63,
        Shade::Closed => 0x0087_93A1,
        Shade::Silent => 0x00E3_E8EE,
    }
}

/// A readable colour for letters on that shade.
pub(super) fn ink_on(shade: Shade) -> u32 {
    if matches!(shade, Shade::Done | Shade::Part) { 0x00FF_FFFF } else { 0x0010_1820 }
}
