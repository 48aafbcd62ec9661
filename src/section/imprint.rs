//! The imprint: publisher, postal address, numbers, web addresses, and the list of editors.

use crate::context::Context;
use crate::copy::lines::Lines;
use crate::copy::stitch::Text;
use crate::field::{address, contact, team};
use crate::record::{Imprint, Located, Role, TeamMember};

/// Reads publisher, postal address, numbers and web addresses, by what each line looks like.
pub(crate) fn read(lines: Lines<'_>, imprint: &mut Imprint, context: &mut Context<'_>) {
    let (mut publisher, mut numbers) = (Text::default(), Text::default());
    for (index, line) in lines.iter().enumerate() {
        if is_numbers(line.text) || (!numbers.is_empty() && !line.text.contains("www.")) {
            numbers.push(line, lines.compounds());
        } else if line.text.split_whitespace().all(address::is_web) {
            let channels = read_channels(lines.only(index), context);
            imprint.channels.extend(channels);
        } else if is_postal(line.text) {
            imprint.address.extend(Text::of(line).all_as(Role::Imprint, context));
        } else if imprint.address.is_empty() {
            publisher.push(line, lines.compounds());
        }
    }
    if imprint.publisher.is_none() {
        imprint.publisher = publisher.all_as(Role::Imprint, context);
    }
    let words = |range: Option<std::ops::Range<usize>>| numbers.as_str().get(range?);
    for reach in contact::parse(numbers.as_str()) {
        let mut set = |value: &mut Option<Located<String>>, words: Option<&str>| {
            if let (true, Some(words)) = (value.is_none(), words) {
                *value = numbers.field(words, Role::Imprint, context);
            }
        };
        set(&mut imprint.phone, words(reach.phone));
        set(&mut imprint.fax, words(reach.fax));
        set(&mut imprint.email, words(reach.email));
        for label in reach.labels {
            numbers.field(words(Some(label)).unwrap_or_default(), Role::Label, context);
        }
    }
}

/// Whether a line has phone numbers or an e-mail address.
pub(crate) fn is_numbers(text: &str) -> bool {
    ["Telefon", "Telefax", "Tel.", "Tel:", "Fax"]
        .iter()
        .any(|label| text.contains(label))
        || text.contains('@')
        || text.starts_with("[email")
}

/// A line of a postal address has a number: of the house, the box or the town.
fn is_postal(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// The web addresses of some lines.
pub(crate) fn read_channels(lines: Lines<'_>, context: &mut Context<'_>) -> Vec<Located<String>> {
    let text = lines.joined();
    let words = text
        .as_str()
        .split(' ')
        .map(|word| word.trim_end_matches([',', ';', '|']));
    let channels = words.filter(|word| address::is_web(word));
    channels
        .filter_map(|word| text.field(word, Role::Imprint, context))
        .collect()
}

/// A row of the list of editors.
pub(crate) fn read_member(lines: Lines<'_>, context: &mut Context<'_>) -> Option<TeamMember> {
    let text = lines.joined();
    let row = team::parse(text.as_str())?;
    let mut field = |range: std::ops::Range<usize>| text.field(text.as_str().get(range)?, Role::Imprint, context);
    Some(TeamMember {
        initials: field(row.initials),
        family: row.family.and_then(&mut field),
        given: row.given.and_then(&mut field),
        phone: field(row.phone),
    })
}
