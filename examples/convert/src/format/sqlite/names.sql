-- How persons and organisations are spelled. A run that changes the database makes these rows anew from all of its texts;
-- docs/sqlite.md explains them.
CREATE TABLE IF NOT EXISTS names (
    printed     TEXT    NOT NULL,
    role        TEXT    NOT NULL,
    name        TEXT,
    kind        TEXT    NOT NULL,
    gnd         TEXT,
    count       INTEGER NOT NULL,
    first_year  INTEGER,
    last_year   INTEGER,
    near_group  TEXT    NOT NULL,
    id          TEXT    NOT NULL,
    PRIMARY KEY (printed, role)
) STRICT, WITHOUT ROWID;

-- Names that nearly agree, each pair once from each side.
CREATE TABLE IF NOT EXISTS near_names (
    printed     TEXT    NOT NULL,
    near        TEXT    NOT NULL,
    because     TEXT    NOT NULL,
    PRIMARY KEY (printed, near)
) STRICT, WITHOUT ROWID;

-- The file that right names are from, if the last run that made the rows had one.
CREATE TABLE IF NOT EXISTS names_file (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    sha256      TEXT    NOT NULL
) STRICT;

-- Each place where somebody is named, as printed.
CREATE VIEW IF NOT EXISTS printed_names AS
SELECT release_id, position, 'photographer' AS role, photographer AS printed FROM images WHERE photographer <> ''
UNION ALL SELECT release_id, position, 'holder', holder FROM images WHERE holder <> ''
UNION ALL SELECT release_id, position, 'author', trim(coalesce(given, '') || ' ' || coalesce(family, ''), ' ')
    FROM bylines WHERE coalesce(given, family) IS NOT NULL
UNION ALL SELECT release_id, position, 'contact', trim(coalesce(given, '') || ' ' || coalesce(family, ''), ' ')
    FROM contacts WHERE coalesce(given, family) IS NOT NULL
UNION ALL SELECT release_id, position, 'editor', trim(coalesce(given, '') || ' ' || coalesce(family, ''), ' ')
    FROM team_members WHERE coalesce(given, family) IS NOT NULL
UNION ALL SELECT id, 1, 'publisher', publisher FROM releases WHERE publisher <> '';

-- The same with who is meant: the right name, or the printed one where nobody has said another.
CREATE VIEW IF NOT EXISTS people AS
SELECT coalesce(names.name, names.printed) AS name, printed_names.printed, printed_names.role, names.kind, names.gnd, names.id,
    releases.date, (SELECT text FROM headlines WHERE release_id = releases.id ORDER BY position LIMIT 1) AS headline,
    texts.path, releases.item, printed_names.position, printed_names.release_id
FROM printed_names JOIN names USING (printed, role)
JOIN releases ON releases.id = printed_names.release_id JOIN texts ON texts.id = releases.text_id;
