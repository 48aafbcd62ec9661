"""Makes texts for try.sh: texts.py FIXTURES FOLDER COUNT.

Each is a fixture under another headline; some cannot be converted. FOLDER gets them as files (texts/), as lines
(texts.ndjson), as a table (texts.parquet), and what each has to become (expected.tsv: id, and the error's code or "-").
"""

import base64
import json
import pathlib
import sys

import pyarrow as pa
import pyarrow.parquet as pq

# What cannot be converted, and the code that says why.
BAD = [
    ({}, "text-missing"),
    ({"bytes_b64": "UHJlc3NlZGllbnN0%"}, "not-base64"),
    ({"bytes_b64": base64.b64encode(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n").decode()}, "not-text"),
]
EVERY = 97


def fixtures(folder):
    """The texts of the project, each with its first headline."""
    for path in sorted(folder.rglob("*.txt")):
        releases = json.loads(path.with_suffix(".json").read_text("utf-8"))["releases"]
        headlines = [headline["text"] for release in releases for headline in release["headlines"]]
        yield path.read_bytes(), (headlines or [""])[0]


def given(number, texts):
    """The keys of a line beside its id, the bytes of its text, and the code of its error."""
    if number % EVERY == EVERY - 1:
        keys, code = BAD[number // EVERY % len(BAD)]
        return keys, None, code
    if number == 1:
        text = "Ein Wort nach dem anderen. " * 500_000
        return {"text": text}, text.encode(), "-"
    raw, headline = texts[number % len(texts)]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return {"bytes_b64": base64.b64encode(raw).decode()}, raw, "-"
    if headline:
        text = text.replace(headline, f"{headline} {number}")
    # Every other one as bytes: both ways have to give the same.
    raw = text.encode()
    return {"text": text} if number % 2 else {"bytes_b64": base64.b64encode(raw).decode()}, raw, "-"


def main():
    source, folder, count = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
    texts = list(fixtures(source))
    (folder / "texts").mkdir(parents=True)
    rows = []
    with open(folder / "texts.ndjson", "w", encoding="utf-8") as lines, open(folder / "expected.tsv", "w") as expected:
        for number in range(count):
            keys, raw, code = given(number, texts)
            row = {"id": f"text-{number:08}", **keys}
            lines.write(json.dumps(row, ensure_ascii=number % 3 == 0) + "\n")
            expected.write(f"{row['id']}\t{code}\n")
            if raw is not None:
                (folder / "texts" / f"{row['id']}.txt").write_bytes(raw)
            if code == "-" and "bytes_b64" in row:
                row["bytes"] = raw
                del row["bytes_b64"]
            rows.append(row)
    kinds = {"id": pa.string(), "text": pa.string(), "bytes": pa.binary(), "bytes_b64": pa.string()}
    columns = {key: pa.array([row.get(key) for row in rows], kind) for key, kind in kinds.items()}
    pq.write_table(pa.table(columns), folder / "texts.parquet", row_group_size=1000)


main()
