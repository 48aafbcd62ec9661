//! How far the damage to a line may reach, by what the line is.
//!
//! A line that is lost, doubled or swapped may change the values printed on it. Each role that tells what other lines are
//! reaches further, and here it is said how far and why; everything else must stay.

use pressedienst::{Layout, Role};

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
    /// What is printed down to the next label or page end.
    Section,
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
    use Damage::{Doubled, Lost, Swapped};
    let mut found = Vec::new();
    if hit.is_joined {
        found.push(Reach::Beside);
    }
    match (hit.role, hit.damage) {
        // The text that a page end cut is joined by the words around it, and the highest number counts the pages.
        (Role::Folio, Lost | Swapped) => found.extend([Reach::PageEnd, Reach::Value("page_count")]),
        // One with a line too many or too few is no running head, and so stands in the text.
        (Role::RunningHead, _) => found.push(Reach::PageEnd),
        (Role::Delimiter, Lost | Doubled) if hit.text == "..." => found.push(Reach::PageEnd),
        (Role::Masthead, Lost) => found.push(Reach::Mark),
        // Behind the date it stands among the display lines.
        (Role::Masthead, Swapped) => found.push(Reach::Head),
        // The dateline is the mark of a project's page.
        (Role::Date, Lost) if hit.layout == Layout::WebProject => found.push(Reach::Mark),
        // Only an invitation has appointments.
        (Role::Label, Lost | Swapped) if hit.text.contains("inladung") => {
            found.extend([Reach::Value("kind"), Reach::Value("appointments")]);
        }
        // "Erstellt:" ends the display lines, so that their number is known.
        (Role::Label, Lost) if hit.layout == Layout::WebRelease => found.push(Reach::Head),
        // A label says what stands below it, and ends what stands above.
        (Role::Label, Lost | Swapped) => found.push(Reach::Beside),
        // A picture that the text quotes is one of its own where no note opens the others.
        (Role::UsageNote, Lost) => found.push(Reach::Addresses),
        // It names an editor of the team.
        (Role::Byline, Lost | Swapped) => found.push(Reach::Value("bylines")),
        // The last one ends the body of a text version.
        (Role::Byline, Doubled) => found.push(Reach::Beside),
        // Running heads are known by the headline.
        (Role::Headline, Lost | Swapped) if hit.layout == Layout::Paged => {
            found.extend([Reach::Head, Reach::PageEnds]);
        }
        // The bar before the topics, directly below the headline, is the mark of a page of news.
        (Role::Topic, Lost) if hit.layout == Layout::WebNews => found.push(Reach::Mark),
        (Role::Headline, Lost | Swapped) if hit.layout == Layout::WebNews => {
            found.extend([Reach::Mark, Reach::Head]);
        }
        // At the top a headline glued to its text is the mark of the libraries.
        (Role::Headline, Lost | Swapped) if hit.layout == Layout::LibraryArchive => found.push(Reach::Mark),
        // What display lines are is told by their number and order.
        (Role::Headline | Role::Kicker | Role::Subhead | Role::Topic, _) => {
            found.extend([Reach::Head, Reach::Beside]);
        }
        // A caption without its credit or address goes on in the next one.
        (Role::Caption | Role::Credit | Role::Address, _) => found.push(Reach::Beside),
        // Bullets and "weiter.." are those of the city where it is spoken of.
        (Role::Paragraph, Lost) if hit.layout == Layout::NewsMail => found.push(Reach::Mark),
        // A heading is what text follows.
        (Role::Paragraph, Lost) => found.push(Reach::Rank),
        (Role::Crosshead | Role::Paragraph, Swapped) => found.push(Reach::Beside),
        _ => {}
    }
    // The rows of the sidebar are told by what stands around them, and the display lines by where rows part them.
    if hit.layout == Layout::PagedSidebar && matches!(hit.role, Role::Label | Role::Imprint) && hit.damage == Swapped {
        found.push(Reach::Head);
    }
    let is_lost = hit.damage != Doubled;
    match (hit.layout, hit.role) {
        // Nothing but the link parts two items of the list; nothing but the teaser above it parts captions from text.
        (Layout::WebNewsList, Role::Label) if is_lost => found.push(Reach::Items),
        (Layout::WebNewsList, Role::Paragraph) if hit.damage == Lost => found.push(Reach::Items),
        // An item of a project begins with its dateline and the headline above it.
        (Layout::WebProject, Role::Label | Role::Headline) if is_lost => found.push(Reach::Items),
        // An item of the libraries begins with its headline, or behind a contact.
        (Layout::LibraryArchive, Role::Headline) if is_lost => found.push(Reach::Items),
        _ => {}
    }
    found
}
