//! Forms made of elements: HTML, XLSX, DOCX.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use quick_xml::events::Event;

use super::same;
use super::texts::check_terminal;

/// Exactly the same elements and attributes, and the same number of scripts, links and pictures.
pub(super) fn html(ours: &str, tame: &str) -> Result<(), String> {
    check_terminal(ours)?;
    let (ours_tags, tame_tags) = (tags(ours), tags(tame));
    let names = |tags: &BTreeMap<String, usize>| tags.keys().cloned().collect::<BTreeSet<_>>();
    let new: Vec<String> = names(&ours_tags).difference(&names(&tame_tags)).cloned().collect();
    if !new.is_empty() {
        return Err(format!("elements that no tame word makes: {new:?}"));
    }
    let counted = |tags: &BTreeMap<String, usize>, name: &str| -> usize {
        tags.iter().filter(|(tag, _)| tag.split(' ').next() == Some(name)).map(|(_, n)| n).sum()
    };
    for name in ["script", "style", "img", "iframe", "table", "tr", "td", "th", "html", "body", "section", "h1", "h2"] {
        same(name, &counted(&ours_tags, name), &counted(&tame_tags, name))?;
    }
    Ok(())
}

/// Each element with the names of its attributes, and how often it occurs. Scripts and styles are ignored.
fn tags(text: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let Some(end) = end_of_tag(rest) else { break };
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        let name = described(tag);
        if let Some(closing) = ["script", "style"].iter().find(|raw| name.split(' ').next() == Some(**raw)) {
            rest = rest.split_once(&format!("</{closing}")).map_or("", |(_, rest)| rest);
        }
        *found.entry(name).or_default() += 1;
    }
    found
}

/// The end of the tag at the start of the text, after the values of its attributes, which may hold any character.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (place, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(place),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

/// `a class href`
fn described(tag: &str) -> String {
    let mut names = Vec::new();
    let mut word = String::new();
    let mut quote = None;
    for c in tag.chars().chain([' ']) {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (Some(_), _) => {}
            (None, c) if c.is_whitespace() => {
                names.push(word.split('=').next().unwrap_or_default().to_owned());
                word.clear();
            }
            (None, c) => word.push(c),
        }
    }
    names.retain(|name| !name.is_empty());
    names.join(" ")
}

/// The same parts with the same elements, all XML; no formula and no external link.
pub(super) fn office(ours: &[u8], tame: &[u8]) -> Result<(), String> {
    let (ours, tame) = (parts(ours)?, parts(tame)?);
    same("parts", &ours.keys().collect::<Vec<_>>(), &tame.keys().collect::<Vec<_>>())?;
    for (name, xml) in &ours {
        let new: Vec<_> = elements(xml)?.difference(&elements(&tame[name])?).cloned().collect();
        if !new.is_empty() {
            return Err(format!("{name} has elements that no tame word makes: {new:?}"));
        }
        let n_links = |xml: &str| xml.matches("TargetMode=\"External\"").count();
        same("links", &n_links(xml), &n_links(&tame[name]))?;
        let raw = |c: &char| {
            (c.is_ascii_control() && !matches!(c, '\n' | '\t' | '\r' | '\u{7f}')) || matches!(c, '\u{fffe}' | '\u{ffff}')
        };
        if let Some(raw) = xml.chars().find(raw) {
            return Err(format!("{name} holds {raw:?}"));
        }
    }
    Ok(())
}

fn parts(bytes: &[u8]) -> Result<BTreeMap<String, String>, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut parts = BTreeMap::new();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).map_err(|error| error.to_string())?;
        let mut text = String::new();
        part.read_to_string(&mut text).map_err(|error| error.to_string())?;
        let name = part.name().map_err(|error| error.to_string())?.into_owned();
        parts.insert(name, text);
    }
    Ok(parts)
}

fn elements(xml: &str) -> Result<BTreeSet<String>, String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut found = BTreeSet::new();
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(element) | Event::Empty(element) => {
                found.insert(element.name().as_ref().to_owned());
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}
