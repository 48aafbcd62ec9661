//! Days of `<time>` elements, whose words scripts may print or count from now.

/// The length of "2023-05-03", and of "14:25".
const DAY: usize = 10;
const HOUR: usize = 5;

/// In an hour of Greenwich from this one on, it may be the next day here.
const LATE: &str = "22";

/// Whether words are a day or an hour themselves; "vor 3 Tagen" and "gestern" are none.
pub(super) fn is_absolute(words: &str) -> bool {
    let digits = words.bytes().filter(u8::is_ascii_digit).count();
    digits > 3 || digits > 0 && words.contains(['.', ':', '/'])
}

/// A value of `datetime` as pages print it: "03.05.2023", "08.06.2020  14:25 Uhr".
pub(super) fn printed(datetime: &str, has_hour: bool) -> Option<String> {
    let (day, behind) = datetime.trim().split_at_checked(DAY)?;
    let mut parts = day.split('-');
    let (year, month, date) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(year, 4) || !is_number(month, 2) || !is_number(date, 2) {
        return None;
    }
    let day = format!("{date}.{month}.{year}");
    let Some(hour) = behind.get(1..).and_then(|behind| behind.get(..HOUR)) else {
        return behind.is_empty().then_some(day);
    };
    let is_hour = hour
        .split_once(':')
        .is_some_and(|(hour, minute)| is_number(hour, 2) && is_number(minute, 2));
    // An hour of Greenwich is none that is printed here.
    let is_local = !behind.ends_with(['Z', 'z']) && !behind.ends_with("+00:00");
    match (is_hour, is_local) {
        (false, _) => None,
        (true, false) => (hour < LATE).then_some(day),
        (true, true) if has_hour => Some(format!("{day}  {hour} Uhr")),
        (true, true) => Some(day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_printed_as_pages_do() {
        for (datetime, day, with_hour) in [
            ("2023-05-03", Some("03.05.2023"), Some("03.05.2023")),
            (
                "2020-06-08T14:25:00+02:00",
                Some("08.06.2020"),
                Some("08.06.2020  14:25 Uhr"),
            ),
            (" 2020-06-08 14:25 ", Some("08.06.2020"), Some("08.06.2020  14:25 Uhr")),
            ("2020-06-08T12:25:00Z", Some("08.06.2020"), Some("08.06.2020")),
            ("2020-06-08T22:25:00Z", None, None),
            ("14:25", None, None),
            ("2020-06", None, None),
            ("8.06.2020", None, None),
            ("2020-06-8T", None, None),
            ("2020-06-08x", None, None),
            ("P3D", None, None),
            ("", None, None),
            ("zwanzig–ä", None, None),
        ] {
            assert_eq!(printed(datetime, false).as_deref(), day, "{datetime}");
            assert_eq!(printed(datetime, true).as_deref(), with_hour, "{datetime}");
        }
    }

    #[test]
    fn words_that_count_from_now() {
        for words in ["3. Mai 2023", "03.05.2023", "14:25 Uhr", "May 2023"] {
            assert!(is_absolute(words), "{words}");
        }
        for words in ["", "vor 3 Tagen", "gestern", "vor einer Stunde", "12 hours ago"] {
            assert!(!is_absolute(words), "{words}");
        }
    }
}
