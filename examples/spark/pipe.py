"""Press releases to records with Spark, line by line: rdd.pipe.

    spark-submit pipe.py BINARY INPUT OUTPUT

INPUT are lines of JSON as `pressedienst --filter` reads them, {"id", "text"} or {"id", "bytes_b64"}. OUTPUT becomes a folder
of Parquet with a row for each line: id, record, error.
"""

import argparse
import shlex
import sys

from pyspark.sql import Row, SparkSession
from pyspark.sql import functions as F

parser = argparse.ArgumentParser(description="Press releases to records with Spark, line by line.")
parser.add_argument("binary", help="pressedienst, where each worker finds it: /opt/pressedienst, or ./pressedienst after --files")
parser.add_argument("input", help="lines of JSON: a file, a folder, or a pattern")
parser.add_argument("output", help="the folder of Parquet that is made; it must not exist")
parser.add_argument("--partitions", type=int, help="at least so many pieces; each is one run of it")
arguments = parser.parse_args()

spark = SparkSession.builder.appName("pressedienst").getOrCreate()
lines = spark.sparkContext.textFile(arguments.input, arguments.partitions)

# Nothing may raise between here and the pipe: Spark would wait for ever for a filter whose input never ends.
# Without checkCode=True, a filter that crashes looks like one that had nothing to say.
answers = lines.pipe(shlex.join([arguments.binary, "--filter", "--ascii"]), checkCode=True)

answer = F.col("answer")
error = F.from_json(F.get_json_object(answer, "$.error"), "code string, message string")
rows = spark.createDataFrame(answers.map(lambda line: Row(answer=line)), "answer string").select(
    F.get_json_object(answer, "$.id").alias("id"),
    F.when(error.isNull(), answer).alias("record"),
    error.alias("error"),
)
rows.write.parquet(arguments.output)

made = spark.read.parquet(arguments.output)
for code, count in made.where("error is not null").groupBy("error.code").count().orderBy("code").collect():
    print(f"{code}: {count} rows")
# A program in front of the filter that ends early and well is seen in the number of rows alone.
given, answered = lines.count(), made.count()
print(f"{given} lines, {answered} rows")
sys.exit(0 if given == answered else 1)
