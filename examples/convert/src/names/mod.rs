//! How the persons and organisations of an archive are spelled, what they are called rightly, and which names nearly agree.
//! Nothing of it is guessed: what is printed stays, what is right comes from a file of the archivist, and what is near is a
//! question.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Datelike as _;
use pressedienst::{Located, Release, SharedStr};
use uuid::Uuid;

use crate::text::{Text, full_name};
pub(crate) use corrections::{Corrections, File, NamesError};
use near::{Because, Pair};

mod corrections;
pub(crate) mod gnd;
mod identity;
mod letters;
pub(crate) mod near;
#[cfg(test)]
mod tests;

/// What somebody is to a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    Photographer,
    Holder,
    Author,
    Contact,
    Editor,
    Publisher,
}

impl Role {
    pub(crate) const ALL: [Self; 6] = [
        Self::Photographer,
        Self::Holder,
        Self::Author,
        Self::Contact,
        Self::Editor,
        Self::Publisher,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Photographer => "photographer",
            Self::Holder => "holder",
            Self::Author => "author",
            Self::Contact => "contact",
            Self::Editor => "editor",
            Self::Publisher => "publisher",
        }
    }

    pub(crate) fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// What has this role, unless somebody says otherwise.
    pub(crate) const fn kind(self) -> Kind {
        match self {
            Self::Photographer | Self::Author | Self::Contact | Self::Editor => Kind::Person,
            Self::Holder | Self::Publisher => Kind::Organisation,
        }
    }
}

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Person,
    Organisation,
}

impl Kind {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
        }
    }

    pub(crate) fn of_name(name: &str) -> Option<Self> {
        [Self::Person, Self::Organisation]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// The names that a release prints, once for each place. Of those printed in two parts, given names come first.
pub(crate) fn of_release(release: &Release) -> Vec<(Role, Cow<'_, str>)> {
    let printed = |value: Option<&'_ Located<SharedStr>>| value.map(|value| Cow::Owned(value.to_string()));
    let mut names: Vec<(Role, Option<Cow<'_, str>>)> = Vec::new();
    for credit in release.images.iter().filter_map(|image| image.credit.as_ref()) {
        names.push((Role::Photographer, printed(credit.photographer.as_ref())));
        names.push((Role::Holder, printed(credit.holder.as_ref())));
    }
    let full = |given, family| full_name(given, family).map(Cow::Owned);
    for person in &release.bylines {
        names.push((Role::Author, full(person.given.as_ref(), person.family.as_ref())));
    }
    for contact in &release.contacts {
        names.push((Role::Contact, full(contact.given.as_ref(), contact.family.as_ref())));
    }
    if let Some(imprint) = release.imprint.as_deref() {
        for member in &imprint.team {
            names.push((Role::Editor, full(member.given.as_ref(), member.family.as_ref())));
        }
        names.push((Role::Publisher, printed(imprint.publisher.as_ref())));
    }
    let said = names.into_iter().filter_map(|(role, name)| Some((role, name?)));
    said.filter(|(_, name)| !name.is_empty()).collect()
}

/// How often a name is printed, and the first and the last year of issue that is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) count: usize,
    pub(crate) years: Option<[i32; 2]>,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.count += other.count;
        self.years = match (self.years, other.years) {
            (Some([first, last]), Some([from, to])) => Some([first.min(from), last.max(to)]),
            (known, other) => known.or(other),
        };
    }
}

/// The names in a text.
#[derive(Debug)]
pub(crate) struct NamesOfText(BTreeMap<(String, Role), Counts>);

impl NamesOfText {
    pub(crate) fn of(text: &Text<'_>) -> Self {
        let mut names: BTreeMap<_, Counts> = BTreeMap::new();
        for release in text.document.releases() {
            let years = release.date.as_ref().map(|date| [date.year(); 2]);
            for (role, name) in of_release(release) {
                // As the database has it, for which NUL ends a text.
                let name = name.replace('\0', "\u{FFFD}");
                names.entry((name, role)).or_default().add(Counts { count: 1, years });
            }
        }
        Self(names)
    }
}

/// The names in all texts, and what is right instead of them.
#[derive(Debug, Default)]
pub(crate) struct Names {
    printed: BTreeMap<(String, Role), Counts>,
    corrections: Arc<Corrections>,
}

impl Names {
    pub(crate) fn new(corrections: Arc<Corrections>) -> Self {
        Self {
            printed: BTreeMap::new(),
            corrections,
        }
    }

    pub(crate) const fn corrections(&self) -> &Arc<Corrections> {
        &self.corrections
    }

    pub(crate) fn add(&mut self, names: NamesOfText) {
        for ((name, role), counts) in names.0 {
            self.count(name, role, counts);
        }
    }

    /// Adds so many places where a name is printed.
    pub(crate) fn count(&mut self, printed: String, role: Role, counts: Counts) {
        self.printed.entry((printed, role)).or_default().add(counts);
    }

    /// The lines of the file of right names that fit no printed name.
    pub(crate) fn unused(&self) -> Vec<(u64, &str)> {
        let printed = self.printed.keys().map(|(printed, role)| (printed.as_str(), *role));
        self.corrections.unused(printed)
    }

    /// All names, those of a group beside each other.
    pub(crate) fn sorted(&self) -> Sorted<'_> {
        Sorted::of(self)
    }
}

/// A name in a role.
#[derive(Debug)]
pub(crate) struct Row<'n> {
    pub(crate) printed: &'n str,
    pub(crate) role: Role,
    pub(crate) counts: Counts,
    /// Who is meant.
    pub(crate) who: Who<'n>,
    /// The most frequent name of its group, which is its own where none is near.
    pub(crate) group: &'n str,
}

/// Two names that are near, the more frequent first, and what makes them so.
#[derive(Debug)]
pub(crate) struct Near<'n> {
    pub(crate) names: [&'n str; 2],
    pub(crate) because: &'n [Because],
}

/// Who is meant by a printed name, as far as somebody has said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Who<'n> {
    pub(crate) kind: Kind,
    /// The right name, or the printed one if nobody has said another.
    pub(crate) name: Cow<'n, str>,
    /// Whether somebody has said it.
    pub(crate) is_corrected: bool,
    pub(crate) gnd: Option<&'n str>,
}

impl<'n> Who<'n> {
    /// Whoever is called as it is printed.
    pub(crate) const fn as_printed(printed: &'n str, role: Role) -> Self {
        Self {
            kind: role.kind(),
            name: Cow::Borrowed(printed),
            is_corrected: false,
            gnd: None,
        }
    }

    /// The same wherever this name is right.
    pub(crate) fn uuid(&self) -> Uuid {
        identity::uuid(self.kind, &self.name)
    }

    /// The same as an address.
    pub(crate) fn urn(&self) -> String {
        self.uuid().urn().to_string()
    }
}

/// The names of an archive with what is near, in the order of tables.
#[derive(Debug)]
pub(crate) struct Sorted<'n> {
    pub(crate) rows: Vec<Row<'n>>,
    names: Vec<&'n str>,
    pairs: Vec<Pair>,
}

impl<'n> Sorted<'n> {
    fn of(all: &'n Names) -> Self {
        // A name of several roles is compared once; it is an organisation if any of them says so.
        let mut spellings: BTreeMap<&str, (usize, Kind)> = BTreeMap::new();
        for ((printed, role), counts) in &all.printed {
            let kind = all.corrections.who(printed, *role).kind;
            let spelling = spellings.entry(printed).or_insert((0, kind));
            *spelling = (spelling.0 + counts.count, spelling.1.max(kind));
        }
        let mut spellings: Vec<_> = spellings.into_iter().collect();
        spellings.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
        let compared = spellings
            .iter()
            .map(|(printed, (_, kind))| near::Name { printed, kind: *kind });
        let compared: Vec<_> = compared.collect();
        let pairs = near::pairs(&compared);
        let groups = near::groups(compared.len(), &pairs);
        let names: Vec<&str> = spellings.iter().map(|(printed, _)| *printed).collect();
        let places: BTreeMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (*name, at)).collect();
        let row = |((printed, role), counts): (&'n (String, Role), &'n Counts)| {
            let at = places.get(printed.as_str()).copied().unwrap_or_default();
            let group = groups
                .get(at)
                .and_then(|first| names.get(*first))
                .copied()
                .unwrap_or(printed);
            let row = Row {
                printed,
                role: *role,
                counts: *counts,
                who: all.corrections.who(printed, *role),
                group,
            };
            (letters::Letters::of(group).words.join(" "), group, at, *role, row)
        };
        let mut rows: Vec<_> = all.printed.iter().map(row).collect();
        rows.sort_by(|one, other| (&one.0, one.1, one.2, one.3).cmp(&(&other.0, other.1, other.2, other.3)));
        let rows = rows.into_iter().map(|(.., row)| row).collect();
        Self { rows, names, pairs }
    }

    /// For each name those that are near, and what makes them so.
    pub(crate) fn near_by_name(&self) -> BTreeMap<&str, Vec<(&str, Vec<&'static str>)>> {
        let mut near: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for Near {
            names: [one, other],
            because,
        } in self.near()
        {
            let because: Vec<_> = because.iter().map(|because| because.name()).collect();
            near.entry(one).or_default().push((other, because.clone()));
            near.entry(other).or_default().push((one, because));
        }
        near
    }

    /// All pairs of near names.
    pub(crate) fn near(&self) -> impl Iterator<Item = Near<'_>> {
        self.pairs.iter().filter_map(|pair| {
            let [one, other] = pair.names;
            Some(Near {
                names: [self.names.get(one).copied()?, self.names.get(other).copied()?],
                because: &pair.because,
            })
        })
    }
}

/// The right names that a table says; for tests.
#[cfg(test)]
pub(crate) fn sample(table: &str) -> Corrections {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    std::io::Write::write_all(&mut file, table.as_bytes()).unwrap();
    Corrections::read(file.path()).unwrap()
}
