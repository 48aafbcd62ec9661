"""Sends the texts through `pressedienst --filter` and compares with the records of the files. See common.py.

The variable PROGRAM names the program.
"""

import base64
import json
import os
import subprocess
from pathlib import Path

from common import main, read_json


def is_text(data):
    """Whether bytes can be written in JSON as they are: a mark is no part of the text, and broken UTF-8 is read otherwise."""
    try:
        return not data.decode("utf-8").startswith("\ufeff")
    except UnicodeDecodeError:
        return False


def sent(texts, as_text):
    """A line for each text: its bytes, or itself where it can be written in JSON as it is."""
    for index, text in enumerate(texts):
        data = Path(text["path"]).read_bytes()
        if not as_text:
            yield text, {"id": text["path"], "bytes_b64": base64.b64encode(data).decode(), "box": index}
        elif text["encoding"] == "utf-8" and is_text(data):
            yield text, {"id": text["path"], "text": data.decode("utf-8"), "box": index}


def answers(options, lines):
    given = "".join(json.dumps(line, ensure_ascii=index % 2 == 0) + "\n" for index, line in enumerate(lines))
    done = subprocess.run([os.environ["PROGRAM"], "--filter", *options], input=given.encode(), capture_output=True, check=False)
    return done.returncode, done.stderr, done.stdout


def compare(check, made, text, line, answer):
    check.expect((answer.pop("id"), answer.pop("box")) == (line["id"], line["box"]), line["id"], "id or another key is lost")
    if text["status"] == "failed":
        check.expect(set(answer) == {"error"} and answer["error"]["message"], line["id"], "no error for what is no text")
        return
    if "error" in answer:
        check.fault(line["id"], answer["error"])
        return
    record = made.record(text)
    record["source"]["path"] = None
    check.expect(answer == record, line["id"], "the filter's record is another one than that of the file")


def look(check, _, sets):
    for made in sets:
        for what, options, as_text in (("as bytes", [], False), ("as text", ["--ascii"], True)):
            pairs = list(sent(made.texts, as_text))
            code, said, data = answers(options, [line for _, line in pairs])
            check.expect(code == 0 and not said, made.folder, f"the filter ended with {code}: {said[:300]}")
            check.expect(data.isascii() or not as_text, made.folder, "--ascii writes more than ASCII")
            lines = data.split(b"\n")[:-1]
            check.expect(len(lines) == len(pairs), made.folder, f"{len(lines)} answers to {len(pairs)} lines")
            for (text, line), answer in zip(pairs, lines):
                check.count(what)
                compare(check, made, text, line, read_json(answer))


main("filter", ["as bytes", "as text"], look)
