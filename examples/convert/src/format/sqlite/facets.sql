-- A row for each release with what Datasette counts by; lists are JSON arrays. A database of an earlier program gets it.
CREATE VIEW IF NOT EXISTS release_facets AS
SELECT releases.date, substr(releases.date, 1, 4) AS year, releases.kind, texts.layout,
    (SELECT json_group_array(name) FROM
        (SELECT name FROM topics WHERE release_id = releases.id ORDER BY position)) AS topics,
    (SELECT json_group_array(lang) FROM (
        SELECT lang FROM headlines WHERE release_id = releases.id AND lang IS NOT NULL
        UNION SELECT lang FROM blocks WHERE release_id = releases.id AND lang IS NOT NULL)) AS languages,
    (SELECT text FROM headlines WHERE release_id = releases.id ORDER BY position LIMIT 1) AS headline, releases.kicker,
    (SELECT count(*) FROM images WHERE release_id = releases.id) AS images,
    releases.online_url, releases.text_version_url, releases.document_number, texts.path, releases.item,
    releases.id AS release_id
FROM releases JOIN texts ON texts.id = releases.text_id;
