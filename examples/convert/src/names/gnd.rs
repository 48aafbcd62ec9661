//! Numbers of the GND, the authority file of the German National Library.

/// What numbers are often written behind.
const HEADS: [&str; 4] = ["https://d-nb.info/gnd/", "http://d-nb.info/gnd/", "(DE-588)", "GND"];

/// Behind this a number is an address.
const ADDRESS: &str = "https://d-nb.info/gnd/";

/// The number alone, if its check digit is right.
///
/// Numbers without a hyphen have the check digit (11 - sum mod 11) mod 11, older ones with a hyphen sum mod 11, where the digits
/// from the right weigh 2, 3, 4 and so on, and 10 is written X.
pub(crate) fn number(given: &str) -> Option<String> {
    let given = given.trim();
    let digits = HEADS.iter().find_map(|head| given.strip_prefix(head)).unwrap_or(given);
    let number = digits.trim().to_ascii_uppercase();
    let (digits, check, is_old) = match number.split_once('-') {
        Some((digits, check)) if (1..=8).contains(&digits.len()) => (digits, check, true),
        Some(_) => return None,
        None => {
            let (digits, check) = number.split_at_checked(number.len().checked_sub(1)?)?;
            let is_long = matches!(
                (digits.len(), digits.as_bytes().first()),
                (8 | 9, Some(b'1')) | (8, Some(b'3'))
            );
            (digits, check, !is_long)
        }
    };
    // A short number without its hyphen is none.
    if is_old != number.contains('-') || digits.starts_with('0') {
        return None;
    }
    let mut sum = 0;
    for (weight, digit) in (2..).zip(digits.chars().rev()) {
        sum += weight * digit.to_digit(10)?;
    }
    let wanted = if is_old { sum % 11 } else { (11 - sum % 11) % 11 };
    let found = if check == "X" {
        10
    } else {
        check.parse().ok().filter(|_| check.len() == 1)?
    };
    (wanted == found).then_some(number)
}

/// The address of a number.
pub(crate) fn address(number: &str) -> String {
    format!("{ADDRESS}{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_what_is_none() {
        // Goethe, Düsseldorf, a university, and the example of the library's own description.
        for (given, wanted) in [
            ("118540238", "118540238"),
            ("https://d-nb.info/gnd/118540238", "118540238"),
            (" GND 118540238 ", "118540238"),
            ("(DE-588)4013255-9", "4013255-9"),
            ("2001630-X", "2001630-X"),
            ("2001630-x", "2001630-X"),
            ("1043833846", "1043833846"),
            ("2-4", "2-4"),
        ] {
            assert_eq!(number(given).as_deref(), Some(wanted), "{given}");
        }
        for given in [
            "",
            "X",
            "-",
            "118540239",
            "118540283",
            "4013255-8",
            "40132559",
            "4013255-",
            "-9",
            "2001630-10",
            "4013255-9-1",
            "1185402 38",
            "١١٨٥٤٠٢٣٨",
            "000000000",
            "Ina Roth",
            "1ä",
            "123456789-4",
            "https://d-nb.info/gnd/",
        ] {
            assert_eq!(number(given), None, "{given}");
        }
        assert_eq!(address("2-4"), "https://d-nb.info/gnd/2-4");
    }
}
