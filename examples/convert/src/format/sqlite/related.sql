-- Which releases belong together, and pictures as things: made anew of all releases whenever texts come or go.

-- What is compared of a release, by which no text has to be read again.
CREATE TABLE IF NOT EXISTS release_facts (
    release_id  INTEGER PRIMARY KEY REFERENCES releases (id) ON DELETE CASCADE,
    facts       BLOB    NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS related (
    a                    INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    b                    INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    proof                TEXT    NOT NULL CHECK (proof IN ('same', 'candidate')),
    because              TEXT    NOT NULL,
    a_lang               TEXT,
    b_lang               TEXT,
    days_between         INTEGER,
    headline_similarity  REAL,
    words_similarity     REAL,
    numbers_similarity   REAL,
    shared_pictures      INTEGER NOT NULL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS related_by_b ON related (b);

CREATE TABLE IF NOT EXISTS pictures (
    url            TEXT    PRIMARY KEY,
    file_name      TEXT,
    captions       TEXT,
    holders        TEXT,
    photographers  TEXT,
    credit_lines   TEXT,
    first_date     TEXT,
    last_date      TEXT,
    release_count  INTEGER NOT NULL,
    print_count    INTEGER NOT NULL,
    releases       TEXT    NOT NULL,
    candidates     TEXT,
    because        TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pictures_by_file_name ON pictures (file_name);

-- The pairs with what one would look at first.
CREATE VIEW IF NOT EXISTS related_releases AS
SELECT related.proof, related.because, one.path AS a_path, other.path AS b_path, one.layout AS a_layout,
    other.layout AS b_layout, one.date AS a_date, other.date AS b_date, one.headline AS a_headline,
    other.headline AS b_headline, related.a_lang, related.b_lang, related.days_between, related.headline_similarity,
    related.words_similarity, related.numbers_similarity, related.shared_pictures, related.a, related.b
FROM related JOIN release_overview AS one ON one.release_id = related.a
JOIN release_overview AS other ON other.release_id = related.b;

-- Where two prints of one release disagree. One that lacks a value contradicts nothing. A value that differs only where one print
-- has "?" for a letter of the other says so: nothing else was lost there.
CREATE VIEW IF NOT EXISTS version_differences AS
SELECT what, a_value, b_value,
    CASE WHEN instr(b_value, '?') > 0 AND a_value GLOB replace(replace(b_value, '[', '[[]'), '*', '[*]') THEN 'b'
        WHEN instr(a_value, '?') > 0 AND b_value GLOB replace(replace(a_value, '[', '[[]'), '*', '[*]') THEN 'a'
        END AS letters_lost_in,
    file_name, one.path AS a_path, other.path AS b_path, a, b
FROM (
    SELECT 'date' AS what, one.date AS a_value, other.date AS b_value, NULL AS file_name, a, b
    FROM related JOIN releases AS one ON one.id = a JOIN releases AS other ON other.id = b WHERE proof = 'same'
    UNION ALL
    SELECT 'kicker', one.kicker, other.kicker, NULL, a, b
    FROM related JOIN releases AS one ON one.id = a JOIN releases AS other ON other.id = b WHERE proof = 'same'
    UNION ALL
    SELECT 'headline', one.text, other.text, NULL, a, b
    FROM related JOIN headlines AS one ON one.release_id = a
    JOIN headlines AS other ON other.release_id = b AND other.lang IS one.lang WHERE proof = 'same'
        AND NOT EXISTS (SELECT 1 FROM headlines WHERE release_id = b AND text = one.text)
        AND NOT EXISTS (SELECT 1 FROM headlines WHERE release_id = a AND text = other.text)
    UNION ALL
    SELECT 'caption', one.caption, other.caption, one.file_name, a, b
    FROM related JOIN images AS one ON one.release_id = a
    JOIN images AS other ON other.release_id = b AND other.file_name = one.file_name WHERE proof = 'same'
    UNION ALL
    SELECT 'credit', one.credit_line, other.credit_line, one.file_name, a, b
    FROM related JOIN images AS one ON one.release_id = a
    JOIN images AS other ON other.release_id = b AND other.file_name = one.file_name WHERE proof = 'same'
        -- Each layout prints a sign of its own.
        AND replace(replace(replace(one.credit_line, '(c)', '©'), '(C)', '©'), '© ', '©')
            <> replace(replace(replace(other.credit_line, '(c)', '©'), '(C)', '©'), '© ', '©')
    UNION ALL
    SELECT 'holder', one.holder, other.holder, one.file_name, a, b
    FROM related JOIN images AS one ON one.release_id = a
    JOIN images AS other ON other.release_id = b AND other.file_name = one.file_name WHERE proof = 'same'
    UNION ALL
    SELECT 'photographer', one.photographer, other.photographer, one.file_name, a, b
    FROM related JOIN images AS one ON one.release_id = a
    JOIN images AS other ON other.release_id = b AND other.file_name = one.file_name WHERE proof = 'same'
) JOIN release_overview AS one ON one.release_id = a JOIN release_overview AS other ON other.release_id = b
WHERE a_value <> b_value;
