//! What the regex script finds in every text: how much of each field, and how many bytes all of it has.

use pressedienst_peers::{groups, script};

fn main() {
    for text in groups().into_values().flatten() {
        let found = script::read(&text.text);
        let of_pictures = found.pictures.iter().map(|picture| {
            let parts = [picture.photographer.as_deref(), picture.address.as_deref()];
            picture.caption.len() + picture.holder.len() + parts.into_iter().flatten().map(str::len).sum::<usize>()
        });
        let of_contacts = found.contacts.iter().map(|(family, given)| family.len() + given.len());
        let plain = [
            &found.dates,
            &found.headings,
            &found.addresses,
            &found.mails,
            &found.phones,
            &found.paragraphs,
        ];
        let size = plain
            .into_iter()
            .flatten()
            .map(String::len)
            .chain(of_pictures)
            .chain(of_contacts)
            .sum::<usize>();
        let tally = [
            found.pages.len(),
            found.dates.len(),
            found.headings.len(),
            found.pictures.len(),
            found.addresses.len(),
            found.mails.len(),
            found.phones.len(),
            found.contacts.len(),
            found.paragraphs.len(),
            size,
        ];
        println!(
            "{}\t{}",
            text.path.display(),
            tally.map(|count| count.to_string()).join(" ")
        );
    }
}
