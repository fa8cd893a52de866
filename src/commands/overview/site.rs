//! `midsa site`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;

use crate::cli::context::{Context, Saved};
use crate::cli::gathering::{Asked, Wanted, gather};
use crate::cli::reading::{ReadArguments, Reading};
use crate::cli::site_files::{Folder, slug};
use crate::error::Result;
use crate::export::Format;
use crate::export::html::site::{FILES, Surroundings, write_page_among};
use crate::model::record::{Meeting, Owner, Recommendation};
use crate::model::vocabulary::{Lang, Vocabulary};
use crate::report::document::Document;
use crate::report::frame::Frame;
use crate::report::lists::owner_list;
use crate::report::pages::matrix;
use crate::report::pages::meeting_show::{MeetingPage, pages};
use crate::report::public::report::{Extent, report};
use crate::report::public::sections::Cut;
use crate::report::public::site;
use crate::store::Filter;
use crate::text::{Words, words};

/// Write the public pages of the register into a folder, in three languages
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A page for each meeting, owner and recommendation, the report, and a page to search, as plain files for any web server, \
shared folder or memory stick. Public notes only, and no names of persons. The addresses stay for ever. Pages of what was \
removed are removed; other files are never touched.

Examples:
  midsa site public
  midsa site public --as-of 2025-12-31")]
pub struct Arguments {
    /// The folder; it is made if it is missing
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// Show how it stood at the end of this day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    as_of: Option<String>,

    /// Leave out what was recorded after this day
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    as_known_on: Option<String>,
}

/// Writes the pages that differ, and removes old ones.
///
/// # Errors
/// Those of every read; a file in the way that the site did not write (1).
pub fn run(arguments: &Arguments, context: &Context) -> anyhow::Result<()> {
    let reading = ReadArguments {
        as_of: arguments.as_of.clone(),
        as_known_on: arguments.as_known_on.clone(),
        public_only: true,
        ..ReadArguments::default()
    };
    let mut reading = reading.open_for(context, &[Format::Html], Format::Html)?;
    let mut site = Site::read(&reading, Folder::open(&arguments.folder)?)?;
    for (name, text) in FILES {
        site.folder.put(name, text.as_bytes())?;
    }
    for &lang in Lang::ALL {
        reading.frame = Frame { words: words(lang), ..reading.frame };
        site.overviews(&reading)?;
    }
    site.recommendations(&reading)?;
    let n_written = site.folder.n_written;
    let (n_files, n_removed) = site.folder.close()?;
    context.saved(Saved::Files);
    let folder = arguments.folder.display().to_string();
    context.print(&(context.said().keeping.pages_written)(&folder, n_files as u64, n_written as u64, n_removed as u64))?;
    Ok(())
}

struct Site {
    folder: Folder,
    /// The register's own.
    lang: Lang,
    records: Vec<Recommendation>,
    /// The recommendations tracked for each owner, by meeting.
    matrices: HashMap<String, Vec<matrix::Row>>,
    meetings: Vec<Meeting>,
    owners: Vec<Owner>,
    known: Known,
}

/// The things that have a page.
struct Known {
    records: HashSet<String>,
    meetings: HashSet<String>,
    /// The code of each owner, by itself and by its names.
    owners: HashMap<String, String>,
}

impl Site {
    fn read(reading: &Reading, folder: Folder) -> Result<Self> {
        let Reading { register, day, .. } = reading;
        let (mut records, mut meetings, mut owners) = (Vec::new(), Vec::new(), Vec::new());
        register.recommendations(&Filter { leaves_internal_out: true, ..Filter::default() }, *day, &mut |record| {
            records.push(record);
            Ok(())
        })?;
        register.meetings(*day, &mut |meeting| {
            meetings.push(meeting);
            Ok(())
        })?;
        register.owners(*day, &mut |owner| {
            owners.push(owner);
            Ok(())
        })?;
        let mut matrices: HashMap<String, Vec<matrix::Row>> = HashMap::new();
        for row in register.matrix(&Filter::default(), *day)? {
            if let Some(meeting) = row.0.meeting.clone() {
                matrices.entry(meeting).or_default().push(row);
            }
        }
        let known = Known {
            records: records.iter().map(|record: &Recommendation| record.reference.to_string()).collect(),
            meetings: meetings.iter().map(|meeting: &Meeting| meeting.reference.clone()).collect(),
            owners: named(&owners),
        };
        Ok(Self { folder, lang: register.settings()?.lang, records, matrices, meetings, owners, known })
    }

    /// Everything in one language but the pages of recommendations.
    fn overviews(&mut self, reading: &Reading) -> Result<()> {
        let frame = &reading.frame;
        let gathered = gather(reading, Asked::Whole, &Wanted::default())?;
        let cut = Cut::Elsewhere(format!("“{}”", frame.words.pages.search));
        self.page("index.html", site::start(&gathered, &self.meetings, &self.owners, frame))?;
        if frame.words.lang == self.lang {
            // The entrance is in the register's own language; the others are in its navigation.
            let document = site::start(&gathered, &self.meetings, &self.owners, frame);
            self.write("index.html", "", self.lang, "index.html", document)?;
        }
        self.page("report.html", report(&gathered, Extent::Whole, Some(&cut), frame))?;
        self.page("search.html", site::search(&self.records, |code| gathered.name(code), frame))?;
        let mut of_meetings: HashMap<&str, Vec<Recommendation>> = HashMap::new();
        for record in &self.records {
            if let Some(meeting) = &record.meeting {
                of_meetings.entry(meeting).or_default().push(record.clone());
            }
        }
        let mut documents = Vec::new();
        for meeting in &self.meetings {
            let recommendations = of_meetings.remove(meeting.reference.as_str()).unwrap_or_default();
            let matrix = self.matrices.get(&meeting.reference).cloned().unwrap_or_default();
            let page = MeetingPage { meeting: meeting.clone(), recommendations, matrix };
            documents.push((address("meetings", &meeting.reference), pages(vec![page], frame)));
        }
        for owner in &self.owners {
            documents.push((address("owners", &owner.code), site::owner(&gathered, &owner.code, frame)));
        }
        documents.into_iter().try_for_each(|(place, document)| self.page(&place, document))
    }

    /// The pages of recommendations in every language, each read once.
    fn recommendations(&mut self, reading: &Reading) -> Result<()> {
        let ids: Vec<_> = self.records.iter().map(|record| (record.id, record.reference.to_string())).collect();
        let owners = self.owners.clone();
        let owners: BTreeMap<&str, &Owner> = owners.iter().map(|owner| (owner.code.as_str(), owner)).collect();
        for (id, reference) in ids {
            let mut dossier = reading.register.dossier(id, reading.day)?;
            reading.register.leave_internal_out(&mut dossier)?;
            let place = address("recommendations", &reference);
            for &lang in Lang::ALL {
                let frame = Frame { words: words(lang), ..reading.frame };
                self.page(&place, site::recommendation(dossier.clone(), &owners, &frame))?;
            }
        }
        Ok(())
    }

    fn page(&mut self, place: &str, document: Document<'_>) -> Result<()> {
        let lang = document.lang;
        let up = "../".repeat(place.matches('/').count() + 1);
        self.write(&format!("{}/{place}", lang.as_str()), &up, lang, place, document)
    }

    /// Writes the page `name`, from which `up` leads to the root, and which stands at `place` in each language.
    fn write(&mut self, name: &str, up: &str, lang: Lang, place: &str, document: Document<'_>) -> Result<()> {
        let code = lang.as_str();
        let Words { pages: texts, .. } = words(lang);
        let own = |page: &str| format!("{up}{code}/{page}");
        let places = [("index.html", texts.start), ("report.html", texts.report), ("search.html", texts.search)];
        let places = places.map(|(page, said)| (own(page), said.to_owned()));
        let languages: Vec<(Lang, String)> =
            Lang::ALL.iter().map(|&other| (other, format!("{up}{}/{place}", other.as_str()))).collect();
        let known = &self.known;
        let find = |key: &str, text: &str| known.page(key, text).map(|page| own(&page));
        let current = own(place);
        let among = Surroundings { root: up, places: &places, current: Some(&current), languages: &languages, address: &find };
        let mut bytes = Vec::new();
        write_page_among(document, &among, &mut bytes)?;
        self.folder.put(name, &bytes)
    }
}

impl Known {
    /// The page of what a cell names, by the key of its column.
    fn page(&self, key: &str, text: &str) -> Option<String> {
        let named = text.trim();
        let (record, meeting, owner) = match key {
            "ref" | "target" => (named, named, ""),
            "recommendation" | "title" => (named, "", ""),
            "meeting" => ("", named, ""),
            "owner" | "code" => ("", "", named),
            "key" => ("", named, named),
            _ => return None,
        };
        if self.records.contains(record) {
            Some(address("recommendations", record))
        } else if self.meetings.contains(meeting) {
            Some(address("meetings", meeting))
        } else {
            self.owners.get(owner).map(|code| address("owners", code))
        }
    }
}

/// The code of each owner, by its names in all languages and by itself; a code is stronger than another owner's name.
fn named(owners: &[Owner]) -> HashMap<String, String> {
    let names = |owner: &Owner| Lang::ALL.iter().map(|&lang| owner_list::name(owner, lang).to_owned()).collect::<Vec<_>>();
    let by_name = owners.iter().flat_map(|owner| names(owner).into_iter().map(|name| (name, owner.code.clone())));
    by_name.chain(owners.iter().map(|owner| (owner.code.clone(), owner.code.clone()))).collect()
}

fn address(kind: &str, name: &str) -> String {
    format!("{kind}/{}.html", slug(name))
}
