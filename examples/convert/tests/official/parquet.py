"""Makes Parquet of the records with the statement of `pressedienst --print-duckdb` and reads it back. See common.py.

Needs duckdb from PyPI. The variable PROGRAM names the program.
"""

import datetime
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import duckdb
from common import lines_of, main, read_json


def difference(record, column, path=""):
    """Where a value of the table is not that of the record; what a record does not have is null."""
    if isinstance(column, dict):
        if not isinstance(record, dict) or not set(record) <= set(column):
            return f"{path}: {record!r} has keys that {sorted(column)} have not"
        parts = ((record.get(key), column[key], f"{path}.{key}") for key in column)
    elif isinstance(column, list):
        if not isinstance(record, list) or len(record) != len(column):
            return f"{path}: {record!r} is not {column!r}"
        parts = ((one, other, f"{path}[{index}]") for index, (one, other) in enumerate(zip(record, column)))
    else:
        column = column.isoformat() if isinstance(column, datetime.date) else column
        return None if record == column and type(record) is type(column) else f"{path}: {record!r} is not {column!r}"
    return next((found for part in parts if (found := difference(*part))), None)


def rows_of(statement, source):
    """The rows of the Parquet file that the statement makes beside the records, as an archivist runs it."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(source, folder)
        with duckdb.connect() as connection:
            connection.execute(f"SET file_search_path = '{folder}'")
            before = Path.cwd()
            os.chdir(folder)
            try:
                connection.execute(statement)
                cursor = connection.execute("SELECT * FROM 'records.parquet'")
                names = [column[0] for column in cursor.description]
                return [dict(zip(names, row)) for row in cursor.fetchall()]
            finally:
                os.chdir(before)


def look(check, _, sets):
    statement = subprocess.run([os.environ["PROGRAM"], "--print-duckdb"], capture_output=True, text=True, check=True).stdout
    for made in sets:
        source = made.all / "records.ndjson"
        records = [read_json(line) for line in lines_of(check, source)]
        try:
            rows = rows_of(statement, source)
        except duckdb.Error as error:
            check.fault(source, error)
            continue
        check.expect(len(rows) == len(records), source, f"{len(rows)} rows for {len(records)} records")
        for number, (record, row) in enumerate(zip(records, rows), start=1):
            check.count("rows")
            check.count("releases", len(record["releases"]))
            found = difference(record, row)
            check.expect(found is None, f"{source}:{number}", found)


main("parquet", ["rows", "releases"], look)
