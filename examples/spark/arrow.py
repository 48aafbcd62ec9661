"""Press releases to records with Spark, table to table: mapInArrow.

    spark-submit arrow.py BINARY INPUT OUTPUT

INPUT is a folder of Parquet with the columns id and text (string), or id and bytes (binary), or all three. OUTPUT
becomes one with a row for each row: id, record, error.
"""

import argparse
import base64
import json
import os
import subprocess

import pyarrow as pa
from pyspark import SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

SCHEMA = "id string, record string, error struct<code: string, message: string>"
ERROR = pa.struct([("code", pa.string()), ("message", pa.string())])


def line(row):
    """The line of JSON that stands for a row, without the id."""
    if row.get("bytes") is not None:
        row["bytes_b64"] = base64.b64encode(row["bytes"]).decode("ascii")
    given = {key: row.get(key) for key in ("text", "bytes_b64", "encoding")}
    return json.dumps(given)


def converter(name):
    """What turns batches of texts into batches of records, by the binary of that name among Spark's files."""

    def convert(batches):
        command = [SparkFiles.get(name), "--filter", "--ascii"]
        for batch in batches:
            rows = batch.to_pylist()
            heads = ['{"id":' + json.dumps(row["id"]) for row in rows]
            lines = (head + "," + line(row)[1:] + "\n" for head, row in zip(heads, rows))
            # run() writes and reads side by side; writing all before reading would wait for ever once the pipe is full.
            done = subprocess.run(command, input="".join(lines).encode("ascii"), stdout=subprocess.PIPE, check=True)
            # Not splitlines(), which cuts at more than line feeds.
            answers = done.stdout.decode("ascii").split("\n")
            if answers.pop() != "" or len(answers) != len(rows):
                raise RuntimeError(f"{len(rows)} texts, {len(answers)} answers")
            records, errors = [], []
            for head, answer in zip(heads, answers):
                if not answer.startswith(head + ","):
                    raise RuntimeError(f"no answer to {head}: {answer[:200]}")
                # Behind the id stands the record, or the error in its place.
                is_error = answer.startswith(',"error":', len(head))
                records.append(None if is_error else answer)
                errors.append(json.loads(answer)["error"] if is_error else None)
            columns = [batch.column("id"), pa.array(records, pa.string()), pa.array(errors, ERROR)]
            yield pa.RecordBatch.from_arrays(columns, ["id", "record", "error"])

    return convert


def main():
    parser = argparse.ArgumentParser(description="Press releases to records with Spark, table to table.")
    parser.add_argument("binary", help="pressedienst, here; Spark carries it to the workers")
    parser.add_argument("input", help="a folder or file of Parquet with id and text or bytes")
    parser.add_argument("output", help="the folder of Parquet that is made; it must not exist")
    parser.add_argument("--partitions", type=int, help="deal the rows anew into so many pieces")
    parser.add_argument("--batch", type=int, default=1000, help="rows for one run of it [1000]")
    arguments = parser.parse_args()

    spark = SparkSession.builder.appName("pressedienst").getOrCreate()
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", arguments.batch)
    spark.sparkContext.addFile(arguments.binary)

    texts = spark.read.parquet(arguments.input)
    texts = texts.withColumn("id", F.col("id").cast("string"))
    if arguments.partitions:
        texts = texts.repartition(arguments.partitions)
    rows = texts.mapInArrow(converter(os.path.basename(arguments.binary)), SCHEMA)
    rows.write.parquet(arguments.output)

    made = spark.read.parquet(arguments.output)
    for code, count in made.where("error is not null").groupBy("error.code").count().orderBy("code").collect():
        print(f"{code}: {count} rows")
    print(f"{made.count()} rows")


if __name__ == "__main__":
    main()
