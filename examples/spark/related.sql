-- Which releases are the same, by what both of them print, as Spark SQL: a view `related` over a view `records` (id, record) of
-- what pipe.py or arrow.py wrote. Exact keys only, as the program takes them for its table related.csv; see README.md.
--
--   text-version     …/pld/txt/20190831-318_08.txt, or the name of a file in that layout
--   record-number    28570 of ?tx_pld_frontpage[news]=28570 and of the document number 28570_318
--   document-number  08120315_162, a document number of 2016 and before, and of …/pld/…/08120315_162.pdf
--   online-address   the address of one release: …/pld/WORDS.html, …/newsdetail/WORDS
--   equal-text       texts with the same bytes, got out of a file or not

CREATE OR REPLACE TEMPORARY VIEW related_texts AS
SELECT id, regexp_extract(id, '[^/\\\\]*$', 0) AS file, read.*
FROM (
  SELECT id, from_json(record,
    'layout string, source struct<sha256: string, text_sha256: string>, releases array<struct<date: string,
     text_version_url: string, online_url: string, document_number: string>>') AS read
  FROM records WHERE record IS NOT NULL
);

CACHE LAZY TABLE related_texts;

-- Path and query of the addresses at the city, without what stands for letters in them.
CREATE OR REPLACE TEMPORARY VIEW related_addresses AS
WITH releases AS (
  SELECT id, position + 1 AS item, release.date,
    if(layout = 'text-version' AND size(releases) = 1, file, NULL) AS file,
    release.text_version_url AS text_version, release.online_url AS online, release.document_number AS printed
  FROM related_texts LATERAL VIEW posexplode(releases) AS position, release
),
addresses AS (
  SELECT *, regexp_extract(text_version, '(?i)^https?://(?:[^/#?]*\\.)?duesseldorf\\.de/([^#]*)', 1) AS text_behind,
    regexp_extract(online, '(?i)^https?://(?:[^/#?]*\\.)?duesseldorf\\.de/([^#]*)', 1) AS online_behind
  FROM releases
)
SELECT id, item, date, file, printed,
  try_url_decode(replace(split_part(text_behind, '?', 1), '+', '%2B')) AS text_path,
  instr(text_behind, '?') = 0 AS is_text_plain,
  try_url_decode(replace(split_part(online_behind, '?', 1), '+', '%2B')) AS online_path,
  coalesce(try_url_decode(replace(regexp_extract(online_behind, '\\?(.*)$', 1), '+', '%2B')), '') AS online_query
FROM addresses;

CREATE OR REPLACE TEMPORARY VIEW related_keys AS
WITH parts AS (
  SELECT *, regexp_extract(text_path, '[^/]*$', 0) AS text_file, regexp_extract(online_path, '[^/]*$', 0) AS online_file,
    try_cast(nullif(regexp_extract(online_query, '(?:^|&)tx_pld[^=&]*=([0-9]+)(?:&|$)', 1), '') AS bigint) AS online_record,
    if(instr(printed, '_') > 0, split_part(printed, '_', 1), NULL) AS count,
    nullif(regexp_extract(printed, '^[^_]*_(.*)$', 1), '') AS behind
  FROM related_addresses
),
online AS (
  SELECT *,
    online_record IS NULL AND online_path RLIKE '(^|/)(pld|newsdetail)/.' AND online_file <> '' AND NOT online_file LIKE 'index.%' AS is_page,
    online_file RLIKE '^[0-9]{8}_[0-9]+\\.pdf$' AS is_number,
    length(count) <> 8 AND count RLIKE '^[0-9]+$'
      AND (online_record IS NULL OR online_record = try_cast(count AS bigint)) AS is_record
  FROM parts
),
keys AS (
  SELECT id, item, date,
    CASE WHEN text_file RLIKE '^[0-9]{8}-[0-9]{3}_[0-9]{2}\\.txt$' THEN text_file
      WHEN text_path LIKE '%.txt' AND is_text_plain THEN text_path
      WHEN file RLIKE '^[0-9]{8}-[0-9]{3}_[0-9]{2}\\.txt$' THEN file END AS text_version,
    -- Two numbers that contradict each other prove nothing.
    CASE WHEN is_record THEN try_cast(count AS bigint) WHEN length(count) <> 8 THEN NULL ELSE online_record END AS record,
    if(is_record, behind, NULL) AS desk,
    CASE WHEN is_page AND is_number THEN regexp_replace(online_file, '\\.pdf$', '') WHEN length(count) = 8 THEN printed END AS number,
    CASE WHEN is_page AND NOT is_number AND online_query = '' THEN online_path END AS page
  FROM online
),
-- What several releases of a text have names the text.
shared AS (
  SELECT *, count(text_version) OVER (PARTITION BY id, text_version) AS of_text_version,
    count(record) OVER (PARTITION BY id, record) AS of_record, count(number) OVER (PARTITION BY id, number) AS of_number,
    count(page) OVER (PARTITION BY id, page) AS of_page
  FROM keys
)
SELECT id, item, date, if(of_text_version > 1, NULL, text_version) AS text_version, if(of_record > 1, NULL, record) AS record,
  if(of_record > 1, NULL, desk) AS desk, if(of_number > 1, NULL, number) AS number, if(of_page > 1, NULL, page) AS page
FROM shared;

CACHE LAZY TABLE related_keys;

CREATE OR REPLACE TEMPORARY VIEW related AS
WITH entries AS (
  SELECT id, item, stack(4, 'text-version', text_version, 'record-number', CAST(record AS string), 'document-number', number,
    'online-address', page) AS (because, key)
  FROM related_keys
),
-- Groups of more than sixteen are joined to their first release alone, so that no template makes millions of pairs.
numbered AS (
  SELECT *, row_number() OVER (PARTITION BY because, key ORDER BY id, item) AS place,
    count(*) OVER (PARTITION BY because, key) AS members
  FROM entries WHERE key IS NOT NULL
),
by_keys AS (
  SELECT a.id AS a, a.item AS a_item, b.id AS b, b.item AS b_item, a.because
  FROM numbered AS a JOIN numbered AS b ON a.because = b.because AND a.key = b.key AND a.place < b.place
  WHERE a.id <> b.id AND (a.members <= 16 OR a.place = 1)
),
believed AS (
  SELECT by_keys.*, abs(datediff(one.date, other.date)) AS days_between
  FROM by_keys JOIN related_keys AS one ON one.id = a AND one.item = a_item
    JOIN related_keys AS other ON other.id = b AND other.item = b_item
  -- Whether releases of different days are one, the program asks of their words, and this does not.
  WHERE coalesce(one.date = other.date, true)
    AND coalesce(one.text_version = other.text_version, true) AND coalesce(one.record = other.record, true)
    AND coalesce(one.desk = other.desk, true) AND coalesce(one.number = other.number, true)
),
sums AS (
  SELECT DISTINCT id, size(releases) AS items, sum
  FROM related_texts LATERAL VIEW explode(array(source.sha256, source.text_sha256)) AS sum
  WHERE sum IS NOT NULL
),
copies AS (
  SELECT *, row_number() OVER (PARTITION BY sum ORDER BY id) AS place, count(*) OVER (PARTITION BY sum) AS members FROM sums
),
by_bytes AS (
  SELECT a, item AS a_item, b, item AS b_item, 'equal-text' AS because, CAST(NULL AS int) AS days_between
  FROM (
    SELECT DISTINCT a.id AS a, b.id AS b, least(a.items, b.items) AS items
    FROM copies AS a JOIN copies AS b ON a.sum = b.sum AND a.place < b.place
    WHERE a.members <= 16 OR a.place = 1
  ) LATERAL VIEW explode(if(items > 0, sequence(1, items), array())) AS item
)
SELECT a, a_item, b, b_item, 'same' AS proof, sort_array(collect_set(because)) AS because, max(days_between) AS days_between
FROM (SELECT * FROM by_bytes UNION ALL SELECT * FROM believed)
GROUP BY a, a_item, b, b_item;
