//! How far the damage to a line may reach, by what the line is.
//!
//! A line that is lost, doubled or swapped may change the values printed on it. Each role that tells what other lines are
//! reaches further, and here it is said how far and why; everything else must stay.

use pressedienst::{Layout, Role};

use Damage::{Doubled, Lost, Swapped};

/// What is done to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    Lost,
    Doubled,
    Swapped,
}

/// What damage may change beside the values printed on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The entry printed above and the one below: a block, a picture, a contact, the imprint.
    Beside,
    /// The page end in which the line stands, and the entries on both sides of it.
    PageEnd,
    /// All page ends.
    PageEnds,
    /// The display lines of the release.
    Head,
    /// What stands at and behind the first address of the text.
    Addresses,
    /// The items above and below.
    Items,
    /// Whether the line above or below is a heading.
    Rank,
    /// A value without a place, or one that stands elsewhere.
    Value(&'static str),
    /// The mark by which the layout is recognised: without it the text may have no layout, but never another one.
    Mark,
}

/// A line that is damaged.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'t> {
    pub damage: Damage,
    pub layout: Layout,
    pub role: Role,
    pub text: &'t str,
    /// Whether a value goes on from this line on another one, or a sentence behind it.
    pub is_joined: bool,
}

/// How far a hit reaches.
pub fn reach(hit: Hit<'_>) -> Vec<Reach> {
    let joined: &[Reach] = if hit.is_joined { &[Reach::Beside] } else { &[] };
    [joined, furniture(hit), labels(hit), display(hit), text(hit), items(hit)].concat()
}

/// What is no value, and holds pages and layout together.
fn furniture(hit: Hit<'_>) -> &'static [Reach] {
    match (hit.role, hit.damage) {
        // The text that a page end cut is joined by the words around it, and the highest number counts the pages.
        (Role::Folio, Lost | Swapped) => &[Reach::PageEnd, Reach::Value("page_count")],
        // One with a line too many or too few is no running head, and so stands in the text.
        (Role::RunningHead, _) => &[Reach::PageEnd],
        (Role::Delimiter, Lost | Doubled) if hit.text == "..." => &[Reach::PageEnd],
        (Role::Masthead, Lost) => &[Reach::Mark],
        // Behind the date it stands among the display lines.
        (Role::Masthead, Swapped) => &[Reach::Head],
        // A picture that the text quotes is one of its own where no note opens the others.
        (Role::UsageNote, Lost) => &[Reach::Addresses],
        _ => &[],
    }
}

/// What says what other lines are.
fn labels(hit: Hit<'_>) -> &'static [Reach] {
    match (hit.role, hit.damage, hit.layout) {
        // Only an invitation has appointments.
        (Role::Label, Lost | Swapped, _) if hit.text.contains("inladung") => {
            &[Reach::Value("kind"), Reach::Value("appointments")]
        }
        // The rows of a sidebar are told by what stands around them.
        (Role::Label, Swapped, Layout::PagedSidebar) => &[Reach::Beside, Reach::Head],
        // "Erstellt:" ends the display lines, so that their number is known; rows of a sidebar part them.
        (Role::Label, Lost, Layout::WebRelease) | (Role::Imprint, Swapped, Layout::PagedSidebar) => &[Reach::Head],
        // A label says what stands below it, and ends what stands above; the last byline ends the body of a text version.
        (Role::Label, Lost | Swapped, _) | (Role::Byline, Doubled, _) => &[Reach::Beside],
        // Initials name an editor of the team.
        (Role::Byline, Lost | Swapped, _) => &[Reach::Value("bylines")],
        // The dateline is the mark of a project's page.
        (Role::Date, Lost, Layout::WebProject) => &[Reach::Mark],
        _ => &[],
    }
}

/// Kicker, headline, subhead and topics.
fn display(hit: Hit<'_>) -> &'static [Reach] {
    match (hit.role, hit.damage, hit.layout) {
        // Running heads are known by the headline.
        (Role::Headline, Lost | Swapped, Layout::Paged) => &[Reach::Head, Reach::PageEnds],
        // The bar before the topics, directly below the headline, is the mark of a page of news.
        (Role::Headline, Lost | Swapped, Layout::WebNews) => &[Reach::Mark, Reach::Head],
        // At the top a headline glued to its text is the mark of the libraries.
        (Role::Topic, Lost, Layout::WebNews) | (Role::Headline, Lost | Swapped, Layout::LibraryArchive) => {
            &[Reach::Mark]
        }
        // What display lines are is told by their number and order.
        (Role::Headline | Role::Kicker | Role::Subhead | Role::Topic, _, _) => &[Reach::Head, Reach::Beside],
        _ => &[],
    }
}

/// The body and the pictures.
fn text(hit: Hit<'_>) -> &'static [Reach] {
    match (hit.role, hit.damage, hit.layout) {
        // Bullets and "weiter.." are those of the city where it is spoken of.
        (Role::Paragraph, Lost, Layout::NewsMail) => &[Reach::Mark],
        // A heading is what text follows.
        (Role::Paragraph, Lost, _) => &[Reach::Rank],
        // A caption without its credit or address goes on in the next one; a heading between headings is told by both.
        (Role::Caption | Role::Credit | Role::Address, _, _) | (Role::Crosshead | Role::Paragraph, Swapped, _) => {
            &[Reach::Beside]
        }
        _ => &[],
    }
}

/// What parts the items of a page.
fn items(hit: Hit<'_>) -> &'static [Reach] {
    match (hit.layout, hit.role, hit.damage) {
        // Nothing but the link parts two items of the list; nothing but the teaser above it parts captions from text. An
        // item of a project begins with its dateline and the headline above it, one of the libraries with its headline.
        (Layout::WebNewsList, Role::Paragraph, Lost)
        | (Layout::WebNewsList | Layout::WebProject, Role::Label, Lost | Swapped)
        | (Layout::WebProject | Layout::LibraryArchive, Role::Headline, Lost | Swapped) => &[Reach::Items],
        _ => &[],
    }
}
