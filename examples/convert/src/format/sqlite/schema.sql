-- The tables of pressedienst.sqlite, version 4. docs/sqlite.md explains them.

-- A text that was converted. It is known by the place where it lies; the path is the one by which it was given.
CREATE TABLE texts (
    id          INTEGER PRIMARY KEY,
    place       TEXT    NOT NULL UNIQUE,
    path        TEXT,
    size        INTEGER NOT NULL,
    sha256      TEXT    NOT NULL,
    encoding    TEXT    NOT NULL,
    program     TEXT    NOT NULL,
    rules       TEXT,
    layout      TEXT,
    page_count  INTEGER,
    outcome     TEXT    NOT NULL,
    coverage    REAL,
    extracted_by TEXT,
    text_sha256 TEXT
) STRICT;
CREATE INDEX texts_by_path ON texts (path);
CREATE INDEX texts_by_sha256 ON texts (sha256);

-- Releases, and as item 0 of kind 'unread' what of a text no field holds.
CREATE TABLE releases (
    id                INTEGER PRIMARY KEY,
    text_id           INTEGER NOT NULL REFERENCES texts (id) ON DELETE CASCADE,
    item              INTEGER NOT NULL,
    kind              TEXT    NOT NULL,
    date              TEXT,
    date_end          TEXT,
    time              TEXT,
    place             TEXT,
    kicker            TEXT,
    text_version_url  TEXT,
    online_url        TEXT,
    document_number   TEXT,
    publisher         TEXT,
    publisher_phone   TEXT,
    publisher_fax     TEXT,
    publisher_email   TEXT,
    page              INTEGER,
    line              INTEGER,
    UNIQUE (text_id, item)
) STRICT;
CREATE INDEX releases_by_date ON releases (date);
CREATE INDEX releases_by_document_number ON releases (document_number);

CREATE TABLE headlines (
    release_id  INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    lang        TEXT,
    text        TEXT    NOT NULL,
    line        INTEGER,
    breaks      TEXT,
    PRIMARY KEY (release_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE subheads (
    release_id  INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    text        TEXT    NOT NULL,
    line        INTEGER,
    breaks      TEXT,
    PRIMARY KEY (release_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE topics (
    release_id  INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    name        TEXT    NOT NULL,
    line        INTEGER,
    PRIMARY KEY (release_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX topics_by_name ON topics (name);

CREATE TABLE appointments (
    release_id  INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    date        TEXT,
    time        TEXT,
    place       TEXT,
    printed     TEXT    NOT NULL,
    cancelled   INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
    line        INTEGER,
    PRIMARY KEY (release_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX appointments_by_date ON appointments (date);

-- The body, a row for each paragraph, crosshead and item of a list; the items of one list have one number.
CREATE TABLE blocks (
    release_id  INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    kind        TEXT    NOT NULL,
    list        INTEGER,
    lang        TEXT,
    text        TEXT    NOT NULL,
    page        INTEGER,
    line        INTEGER,
    breaks      TEXT,
    PRIMARY KEY (release_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE images (
    release_id    INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    position      INTEGER NOT NULL,
    url           TEXT,
    url_printed   TEXT,
    file_name     TEXT,
    caption       TEXT,
    credit_line   TEXT,
    holder        TEXT,
    photographer  TEXT,
    page          INTEGER,
    line          INTEGER,
    breaks        TEXT,
    url_line      INTEGER,
    PRIMARY KEY (release_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX images_by_file_name ON images (file_name);
CREATE INDEX images_by_photographer ON images (photographer);

CREATE TABLE bylines (
    release_id  INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    family      TEXT,
    given       TEXT,
    line        INTEGER,
    PRIMARY KEY (release_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX bylines_by_family ON bylines (family);

CREATE TABLE contacts (
    release_id  INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    family      TEXT,
    given       TEXT,
    email       TEXT,
    phone       TEXT,
    phone_e164  TEXT,
    line        INTEGER,
    PRIMARY KEY (release_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX contacts_by_family ON contacts (family);

CREATE TABLE imprint_addresses (
    release_id  INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    line        TEXT    NOT NULL,
    PRIMARY KEY (release_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE imprint_channels (
    release_id  INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    channel     TEXT    NOT NULL,
    PRIMARY KEY (release_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE team_members (
    release_id  INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    initials    TEXT,
    family      TEXT,
    given       TEXT,
    phone       TEXT,
    PRIMARY KEY (release_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE diagnostics (
    text_id     INTEGER NOT NULL REFERENCES texts (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    code        TEXT    NOT NULL,
    severity    TEXT    NOT NULL,
    line        INTEGER NOT NULL,
    "column"    INTEGER NOT NULL,
    byte_start  INTEGER NOT NULL,
    byte_end    INTEGER NOT NULL,
    message     TEXT    NOT NULL,
    excerpt     TEXT    NOT NULL,
    PRIMARY KEY (text_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX diagnostics_by_code ON diagnostics (code);

-- Files that the run which saw them last could not read, or passed over.
CREATE TABLE files (
    place   TEXT    PRIMARY KEY,
    path    TEXT    NOT NULL,
    state   TEXT    NOT NULL CHECK (state IN ('failed', 'passed-over')),
    kind    TEXT    NOT NULL,
    size    INTEGER,
    reason  TEXT
) STRICT, WITHOUT ROWID;

-- Spellings of a release's words that neither the text of their column nor its folded copy has.
CREATE TABLE other_spellings (
    release_id  INTEGER PRIMARY KEY REFERENCES releases (id) ON DELETE CASCADE,
    headline    TEXT NOT NULL,
    body        TEXT NOT NULL,
    captions    TEXT NOT NULL,
    details     TEXT NOT NULL
) STRICT;

-- What the index `search` reads: each column as printed, behind ≈ the same with ae, oe, ue and ss, and other spellings of its
-- words.
CREATE VIEW release_text AS
SELECT release_id,
    headline || coalesce(char(10) || '≈ ' || nullif(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(headline,
            'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss'), 'Ä', 'Ae'), 'Ö', 'Oe'), 'Ü', 'Ue'), 'ẞ', 'SS'),
            'ł', 'l'), 'Ł', 'L'), 'ø', 'o'), 'Ø', 'O'), 'æ', 'ae'), 'Æ', 'Ae'), 'œ', 'oe'), 'Œ', 'Oe'),
            'đ', 'd'), 'Đ', 'D'), headline), '')
    || coalesce(char(10) || '≈ ' || (SELECT nullif(headline, '') FROM other_spellings WHERE release_id = printed.release_id), '')
        AS headline,
    body || coalesce(char(10) || '≈ ' || nullif(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(body,
            'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss'), 'Ä', 'Ae'), 'Ö', 'Oe'), 'Ü', 'Ue'), 'ẞ', 'SS'),
            'ł', 'l'), 'Ł', 'L'), 'ø', 'o'), 'Ø', 'O'), 'æ', 'ae'), 'Æ', 'Ae'), 'œ', 'oe'), 'Œ', 'Oe'),
            'đ', 'd'), 'Đ', 'D'), body), '')
    || coalesce(char(10) || '≈ ' || (SELECT nullif(body, '') FROM other_spellings WHERE release_id = printed.release_id), '')
        AS body,
    captions || coalesce(char(10) || '≈ ' || nullif(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(captions,
            'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss'), 'Ä', 'Ae'), 'Ö', 'Oe'), 'Ü', 'Ue'), 'ẞ', 'SS'),
            'ł', 'l'), 'Ł', 'L'), 'ø', 'o'), 'Ø', 'O'), 'æ', 'ae'), 'Æ', 'Ae'), 'œ', 'oe'), 'Œ', 'Oe'),
            'đ', 'd'), 'Đ', 'D'), captions), '')
    || coalesce(char(10) || '≈ ' || (SELECT nullif(captions, '') FROM other_spellings WHERE release_id = printed.release_id), '')
        AS captions,
    details || coalesce(char(10) || '≈ ' || nullif(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(details,
            'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss'), 'Ä', 'Ae'), 'Ö', 'Oe'), 'Ü', 'Ue'), 'ẞ', 'SS'),
            'ł', 'l'), 'Ł', 'L'), 'ø', 'o'), 'Ø', 'O'), 'æ', 'ae'), 'Æ', 'Ae'), 'œ', 'oe'), 'Œ', 'Oe'),
            'đ', 'd'), 'Đ', 'D'), details), '')
    || coalesce(char(10) || '≈ ' || (SELECT nullif(details, '') FROM other_spellings WHERE release_id = printed.release_id), '')
        AS details
FROM (
    SELECT releases.id AS release_id,
        coalesce(kicker || char(10), '')
        || coalesce((SELECT group_concat(text, char(10)) FROM
            (SELECT text FROM headlines WHERE release_id = releases.id ORDER BY position)), '')
        || coalesce(char(10) || (SELECT group_concat(text, char(10)) FROM
            (SELECT text FROM subheads WHERE release_id = releases.id ORDER BY position)), '') AS headline,
        coalesce((SELECT group_concat(text, char(10)) FROM
            (SELECT text FROM blocks WHERE release_id = releases.id ORDER BY position)), '') AS body,
        coalesce((SELECT group_concat(coalesce(caption, '') || char(10) || coalesce(credit_line, ''), char(10)) FROM
            (SELECT caption, credit_line FROM images WHERE release_id = releases.id ORDER BY position)), '') AS captions,
        coalesce((SELECT group_concat(name, char(10)) FROM
            (SELECT name FROM topics WHERE release_id = releases.id ORDER BY position)), '')
        || coalesce(char(10) || document_number, '') || coalesce(char(10) || place, '')
        || coalesce(char(10) || (SELECT group_concat(coalesce(given, '') || char(10) || coalesce(family, ''), char(10)) FROM
            (SELECT given, family FROM bylines WHERE release_id = releases.id ORDER BY position)), '')
        || coalesce(char(10) || (SELECT group_concat(coalesce(given, '') || char(10) || coalesce(family, '') || char(10)
            || coalesce(phone, ''), char(10)) FROM
            (SELECT given, family, phone FROM contacts WHERE release_id = releases.id ORDER BY position)), '')
        || coalesce(char(10) || (SELECT group_concat(file_name, char(10)) FROM
            (SELECT file_name FROM images WHERE release_id = releases.id ORDER BY position)), '') AS details
    FROM releases
) AS printed;

CREATE VIRTUAL TABLE search USING fts5 (
    headline, body, captions, details,
    content = 'release_text', content_rowid = 'release_id', tokenize = 'unicode61 remove_diacritics 2'
);
-- A word in a headline weighs more than one in the text.
INSERT INTO search (search, rank) VALUES ('rank', 'bm25(8.0, 1.0, 2.0, 2.0)');

-- A release that goes leaves the index, while its rows still say what the index has.
CREATE TRIGGER releases_leave_search BEFORE DELETE ON releases BEGIN
    INSERT INTO search (search, rowid, headline, body, captions, details)
    SELECT 'delete', release_id, headline, body, captions, details
    FROM release_text WHERE release_id = old.id;
END;

-- All words of all releases with all their spellings, by which the parts of a word are found.
CREATE TABLE words (
    id         INTEGER PRIMARY KEY,
    word       TEXT NOT NULL UNIQUE,
    spellings  TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search_words USING fts5 (
    word UNINDEXED, spellings, content = 'words', content_rowid = 'id', tokenize = 'trigram', columnsize = 0
);

-- Releases by a part of a word: WHERE part MATCH 'meister'.
CREATE VIEW word_parts AS
SELECT search_words.search_words AS part, search_words.word AS word, search.rowid AS release_id
FROM search_words JOIN search ON search.search MATCH '"' || search_words.word || '"';

-- A row for each release.
CREATE VIEW release_overview AS
SELECT releases.id AS release_id, texts.sha256 || '#' || releases.item AS identifier, texts.path, releases.item,
    texts.layout, releases.kind, releases.date, releases.date_end, releases.place, releases.kicker,
    (SELECT text FROM headlines WHERE release_id = releases.id ORDER BY position LIMIT 1) AS headline,
    (SELECT text FROM headlines WHERE release_id = releases.id AND lang = 'en' ORDER BY position LIMIT 1) AS headline_en,
    (SELECT group_concat(name, '; ') FROM
        (SELECT name FROM topics WHERE release_id = releases.id ORDER BY position)) AS topics,
    (SELECT group_concat(name, '; ') FROM
        (SELECT trim(coalesce(given, '') || ' ' || coalesce(family, '')) AS name FROM bylines
         WHERE release_id = releases.id ORDER BY position)) AS authors,
    (SELECT count(*) FROM images WHERE release_id = releases.id) AS images,
    releases.document_number, releases.online_url, releases.text_version_url, releases.page, releases.line,
    texts.extracted_by, texts.outcome, texts.coverage
FROM releases JOIN texts ON texts.id = releases.text_id;

-- A row for each picture.
CREATE VIEW image_inventory AS
SELECT images.file_name, images.url, images.url_printed, images.caption, images.credit_line, images.holder,
    images.photographer, images.page, images.line, releases.date, CAST(substr(releases.date, 1, 4) AS INTEGER) AS year,
    (SELECT text FROM headlines WHERE release_id = releases.id ORDER BY position LIMIT 1) AS headline,
    releases.document_number, texts.extracted_by, texts.path, releases.item, images.position,
    releases.id AS release_id
FROM images JOIN releases ON releases.id = images.release_id JOIN texts ON texts.id = releases.text_id;

-- Releases by their words, the best first with ORDER BY rank: WHERE words MATCH 'headline : "Hafen"'.
CREATE VIEW find AS
SELECT search.search AS words, search.rank AS rank, releases.date,
    CAST(substr(releases.date, 1, 4) AS INTEGER) AS year, releases.kind,
    (SELECT text FROM headlines WHERE release_id = releases.id ORDER BY position LIMIT 1) AS headline,
    (SELECT group_concat(name, '; ') FROM
        (SELECT name FROM topics WHERE release_id = releases.id ORDER BY position)) AS topics,
    (SELECT group_concat(photographer, '; ') FROM
        (SELECT photographer FROM images WHERE release_id = releases.id AND photographer IS NOT NULL
         GROUP BY photographer ORDER BY min(position))) AS photographers,
    (SELECT group_concat(holder, '; ') FROM
        (SELECT holder FROM images WHERE release_id = releases.id AND holder IS NOT NULL
         GROUP BY holder ORDER BY min(position))) AS holders,
    (SELECT group_concat(caption, '; ') FROM
        (SELECT caption FROM images WHERE release_id = releases.id ORDER BY position)) AS captions,
    (SELECT group_concat(name, '; ') FROM
        (SELECT trim(coalesce(given, '') || ' ' || coalesce(family, '')) AS name FROM contacts
         WHERE release_id = releases.id ORDER BY position)) AS contacts,
    releases.document_number, texts.layout, texts.extracted_by, texts.coverage, texts.path, releases.page, releases.line,
    releases.item, releases.id AS release_id
FROM search JOIN releases ON releases.id = search.rowid JOIN texts ON texts.id = releases.text_id;

-- A row for each release with what Datasette counts by; lists are JSON arrays.
CREATE VIEW release_facets AS
SELECT releases.date, substr(releases.date, 1, 4) AS year, releases.kind, texts.layout,
    (SELECT json_group_array(name) FROM
        (SELECT name FROM topics WHERE release_id = releases.id ORDER BY position)) AS topics,
    (SELECT json_group_array(lang) FROM (
        SELECT lang FROM headlines WHERE release_id = releases.id AND lang IS NOT NULL
        UNION SELECT lang FROM blocks WHERE release_id = releases.id AND lang IS NOT NULL)) AS languages,
    (SELECT text FROM headlines WHERE release_id = releases.id ORDER BY position LIMIT 1) AS headline, releases.kicker,
    (SELECT count(*) FROM images WHERE release_id = releases.id) AS images,
    releases.online_url, releases.text_version_url, releases.document_number, texts.path, releases.item,
    texts.coverage, releases.id AS release_id
FROM releases JOIN texts ON texts.id = releases.text_id;
