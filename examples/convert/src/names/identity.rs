//! Names of names: who is called what has the same identifier on every machine.

use unicode_normalization::UnicodeNormalization as _;
use uuid::Uuid;

use super::Kind;

/// The room in which the names of this program lie.
const NAMESPACE: Uuid = Uuid::from_u128(0x184d_a331_0792_41f8_b153_208e_2c99_d3df);

/// The UUID (RFC 9562, version 5) of whoever is called so: of `person:Ina Roth` or `organisation:Stadt`, composed (NFC), with
/// one blank between words. Capitals count: another spelling is another name until somebody says that it is not.
pub(crate) fn uuid(kind: Kind, name: &str) -> Uuid {
    // As the database has it, for which NUL ends a text.
    let name = name.replace('\0', "\u{FFFD}");
    let words: Vec<&str> = name.split_whitespace().collect();
    let name: String = words.join(" ").nfc().collect();
    Uuid::new_v5(&NAMESPACE, format!("{}:{name}", kind.name()).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_called_the_same_is_the_same() {
        // uuid.uuid5(uuid.UUID("184da331-0792-41f8-b153-208e2c99d3df"), "person:Jörg Roth") in Python
        let wanted = "urn:uuid:3fbf5031-7057-5c6b-80d4-9af73f099f35";
        for name in ["Jörg Roth", "Jo\u{308}rg Roth", " Jörg \t Roth\n"] {
            assert_eq!(uuid(Kind::Person, name).urn().to_string(), wanted, "{name:?}");
        }
        assert_eq!(uuid(Kind::Person, "Jörg\0"), uuid(Kind::Person, "Jörg\u{FFFD}"));
        for (kind, name) in [
            (Kind::Organisation, "Jörg Roth"),
            (Kind::Person, "JÖRG ROTH"),
            (Kind::Person, "Joerg Roth"),
        ] {
            assert_ne!(uuid(kind, name).urn().to_string(), wanted);
        }
    }
}
