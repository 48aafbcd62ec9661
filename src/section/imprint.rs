//! The imprint: publisher, postal address, numbers, web addresses, and the list of editors.

use crate::context::Context;
use crate::copy::lines::Lines;
use crate::copy::stitch::Text;
use crate::field::{address, contact, postal, team};
use crate::record::{Imprint, Located, Role, SharedStr, TeamMember};

/// Reads publisher, postal address, numbers and web addresses, by what each line looks like.
pub(crate) fn read(lines: Lines<'_>, imprint: &mut Imprint, context: &mut Context<'_>) {
    let (mut publisher, mut numbers) = (Text::default(), Text::default());
    for (index, line) in lines.iter().enumerate() {
        if postal::has_numbers(line.text) || (!numbers.is_empty() && !line.text.contains("www.")) {
            numbers.push(line, lines.compounds());
        } else if postal::is_web(line.text) {
            let channels = read_channels(lines.only(index), context);
            imprint.channels.extend(channels);
        } else if postal::is_address(line.text) {
            imprint.address.extend(Text::of(line).all_as(Role::Imprint, context));
        } else if imprint.address.is_empty() {
            publisher.push(line, lines.compounds());
        }
    }
    if imprint.publisher.is_none() {
        imprint.publisher = publisher.all_as(Role::Imprint, context);
    }
    for reach in contact::parse(numbers.as_str()) {
        let mut set = |value: &mut Option<Located<SharedStr>>, part: Option<&str>| {
            if let (true, Some(part)) = (value.is_none(), part) {
                *value = numbers.field(part, Role::Imprint, context);
            }
        };
        set(&mut imprint.phone, reach.phone);
        set(&mut imprint.fax, reach.fax);
        set(&mut imprint.email, reach.email);
        for label in reach.labels {
            numbers.field(label, Role::Label, context);
        }
    }
}

/// The web addresses of some lines.
pub(crate) fn read_channels(lines: Lines<'_>, context: &mut Context<'_>) -> Vec<Located<SharedStr>> {
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
    let mut field = |part: &str| text.field(part, Role::Imprint, context);
    // A title is of the row, but no value.
    row.name.titled.and_then(&mut field);
    Some(TeamMember {
        initials: field(row.initials),
        family: field(row.name.family),
        given: row.name.given.and_then(&mut field),
        phone: field(row.phone),
    })
}
