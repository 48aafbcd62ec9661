"""Which releases are the same, by what both of them print, with Spark SQL: related.sql over records.

    spark-submit related.py RECORDS OUTPUT

RECORDS is the folder of Parquet that pipe.py or arrow.py made, OUTPUT becomes one with a row for each pair.
"""

import argparse
import pathlib

from pyspark.sql import SparkSession

parser = argparse.ArgumentParser(description="Pairs of releases that are the same, with Spark SQL.")
parser.add_argument("records", help="the folder of Parquet with id and record")
parser.add_argument("output", help="the folder of Parquet that is made; it must not exist")
parser.add_argument("--sql", default=pathlib.Path(__file__).with_name("related.sql"), help="the statements [related.sql beside this]")
arguments = parser.parse_args()

spark = SparkSession.builder.appName("pressedienst-related").getOrCreate()
spark.read.parquet(arguments.records).createOrReplaceTempView("records")
statements = pathlib.Path(arguments.sql).read_text("utf-8")
# No statement has a semicolon inside, but at its end.
for statement in filter(str.strip, statements.split(";\n")):
    spark.sql(statement.rstrip().removesuffix(";"))
spark.table("related").write.parquet(arguments.output)
print(f"{spark.read.parquet(arguments.output).count()} pairs")
