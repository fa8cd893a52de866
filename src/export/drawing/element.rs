//! The elements of a drawing, as text. Their contents are escaped here.

use super::super::harmless::escaped;

/// A drawing in progress.
pub(super) struct Drawing {
    class: &'static str,
    /// `100%` for the width of the page, else in pixels.
    width: String,
    height: u32,
    inner: String,
}

impl Drawing {
    /// As wide as the page.
    pub(super) fn wide(class: &'static str, height: u32) -> Self {
        Self { class, width: "100%".to_owned(), height, inner: String::new() }
    }

    /// This many pixels wide.
    pub(super) fn fixed(class: &'static str, width: u32, height: u32) -> Self {
        Self { class, width: width.to_string(), height, inner: String::new() }
    }

    pub(super) fn rect(&mut self, x: &str, y: u32, width: &str, height: u32, class: &str) {
        self.push(&format!(r#"<rect class="{class}" x="{x}" y="{y}" width="{width}" height="{height}"/>"#));
    }

    pub(super) fn line(&mut self, (x1, y1): (&str, u32), (x2, y2): (&str, u32), class: &str) {
        self.push(&format!(r#"<line class="{class}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>"#));
    }

    pub(super) fn dot(&mut self, x: &str, y: u32, radius: u32, class: &str) {
        self.push(&format!(r#"<circle class="{class}" cx="{x}" cy="{y}" r="{radius}"/>"#));
    }

    pub(super) fn text(&mut self, x: &str, y: u32, class: &str, text: &str) {
        self.push(&format!(r#"<text class="{class}" x="{x}" y="{y}">{}</text>"#, escaped(text)));
    }

    /// A text that runs upwards.
    pub(super) fn upright(&mut self, x: u32, y: u32, text: &str) {
        self.push(&format!(r#"<text x="{x}" y="{y}" transform="rotate(-90 {x} {y})">{}</text>"#, escaped(text)));
    }

    /// The finished drawing; without an alternative text it is hidden from screen readers.
    pub(super) fn into_svg(self, alternative: Option<&str>) -> String {
        let Self { class, width, height, inner } = self;
        let told = match alternative {
            Some(text) => format!(r#"role="img" aria-label="{}""#, escaped(text)),
            None => r#"aria-hidden="true""#.to_owned(),
        };
        // A drawing with a fixed width can shrink on paper.
        let view = if width == "100%" { String::new() } else { format!(r#" viewBox="0 0 {width} {height}""#) };
        format!(r#"<svg class="{class}" {told} width="{width}" height="{height}"{view}>{inner}</svg>"#)
    }

    /// A line through points, from left to right, whose places are in hundredths of a per cent of the plot that begins at `left`
    /// per cent and `y` and reaches the right edge of the page; `is_filled` down to its ground.
    pub(super) fn steps(&mut self, (left, y): (u32, u32), height: u32, points: &[(u64, u64)], class: &str, is_filled: bool) {
        let (Some(first), Some(last)) = (points.first(), points.last()) else { return };
        let mut places: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
        if is_filled {
            places.extend([format!("{},10000", last.0), format!("{},10000", first.0)]);
        }
        let shape = if is_filled { "polygon" } else { "polyline" };
        self.push(&format!(
            r#"<svg x="{left}%" y="{y}" width="{}%" height="{height}" viewBox="0 0 10000 10000" preserveAspectRatio="none"><{shape} class="{class}" points="{}"/></svg>"#,
            100 - left,
            places.join(" ")
        ));
    }

    fn push(&mut self, element: &str) {
        self.inner.push_str(element);
    }
}

/// A place as a share of the width: `n` of `of`, from `first` to `last` per cent.
pub(super) fn share(n: u64, of: u64, first: u32, last: u32) -> String {
    let room = u64::from(last - first) * 1000;
    let thousandths = u64::from(first) * 1000 + (n * room).checked_div(of).unwrap_or(0);
    percent(thousandths)
}

/// Thousandths of a per cent.
pub(super) fn percent(thousandths: u64) -> String {
    match (thousandths / 1000, thousandths % 1000) {
        (whole, 0) => format!("{whole}%"),
        (whole, rest) => format!("{whole}.{rest:03}%"),
    }
}
