#!/usr/bin/env bash
# Runs the recipes on this machine and compares every row with what pressedienst gives directly: try.sh BINARY [COUNT].
#
# Needs Java 17 or 21, Python 3.9 to 3.13, and once some 450 MB from PyPI; TRY_VENV names the folder where they stay.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[[ $# -ge 1 && -x $1 ]] || { echo "usage: try.sh BINARY [COUNT], with the program pressedienst as BINARY" >&2 && exit 2; }
binary=$(realpath "$1")
count=${2:-10000}
# The oldest Spark that is made for Java 17; what runs on it runs on newer ones.
spark=4.0.5 arrow=21.0.0 pandas=2.2.3

venv=${TRY_VENV:-${XDG_CACHE_HOME:-$HOME/.cache}/pressedienst-spark-$spark}
if [[ ! -x $venv/bin/spark-submit ]]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet "pyspark==$spark" "pyarrow==$arrow" "pandas==$pandas"
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PYSPARK_PYTHON=$venv/bin/python PYSPARK_DRIVER_PYTHON=$venv/bin/python SPARK_LOCAL_IP=127.0.0.1
cat >"$work/log4j2.properties" <<'LOG'
rootLogger.level = error
rootLogger.appenderRef.stderr.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.target = SYSTEM_ERR
appender.console.layout.type = PatternLayout
LOG

failed=0
wrong() { echo "WRONG: $*" >&2 && failed=1; }
now() { date +%s.%N; }
# A table of some megabytes is one piece to Spark; smaller ones make several.
submit() {
  "$venv/bin/spark-submit" --master 'local[2]' --driver-memory 2g --conf spark.ui.enabled=false \
    --conf spark.sql.files.maxPartitionBytes=4m \
    --driver-java-options "-Dlog4j2.configurationFile=$work/log4j2.properties" "$@"
}
# measured NAME COMMAND...: runs it, and says how many rows a second that were, with all that goes before the first one.
measured() {
  local name=$1 from
  shift
  from=$(now)
  "$@" || wrong "$name: exit code $?"
  awk -v name="$name" -v count="$count" -v from="$from" -v to="$(now)" \
    'BEGIN { printf "%s: %d texts in %.1f s, %.0f a second\n", name, count, to - from, count / (to - from) }'
}
compare() { "$venv/bin/python" "$here/check.py" "$work" "$work/direct.ndjson" "$@" || wrong "$1"; }
# must_fail WHY NAME COMMAND...: a job that ends well, or fails for another reason, is wrong.
must_fail() {
  local why=$1 name=$2
  shift 2
  if "$@" >"$work/said" 2>&1; then
    wrong "$name: the job ended well"
  elif ! grep -qE "$why" "$work/said"; then
    wrong "$name: the job failed for another reason: $(tail -n 1 "$work/said")"
  else
    echo "$name: the job fails, as it has to: $(grep -m 1 -oE "$why" "$work/said")"
  fi
}

"$venv/bin/python" "$here/texts.py" "$here/../../fixtures" "$here/../convert/tests/pages" "$work" "$count"
echo "$count texts, $(stat -c %s "$work/texts.ndjson") bytes of lines; $(nproc) cores, load $(cut -d ' ' -f 1-3 /proc/loadavg)"
direct() { "$binary" "$work/texts" -f ndjson --quiet >"$work/direct.ndjson" 2>/dev/null; }
filter() { "$binary" --filter --ascii <"$work/texts.ndjson" >"$work/filtered.ndjson"; }
measured "pressedienst -f ndjson" direct
measured "pressedienst --filter" filter

measured "pipe.py" submit "$here/pipe.py" "$binary" "$work/texts.ndjson" "$work/pipe"
compare "$work/pipe" --ordered
measured "pipe.py, 7 pieces" submit "$here/pipe.py" "$binary" "$work/texts.ndjson" "$work/pipe-7" --partitions 7
compare "$work/pipe-7" --ordered

measured "arrow.py" submit "$here/arrow.py" "$binary" "$work/texts.parquet" "$work/arrow"
compare "$work/arrow" --ordered
measured "arrow.py, 7 pieces" submit "$here/arrow.py" "$binary" "$work/texts.parquet" "$work/arrow-7" --partitions 7 --batch 99
compare "$work/arrow-7"

measured "related.py" submit "$here/related.py" "$work/pipe" "$work/related"
tables() { "$binary" "$work/texts" -o "$work/tables" -f csv --quiet 2>/dev/null; }
measured "pressedienst -f csv" tables
"$venv/bin/python" "$here/check_related.py" "$work/tables/related.csv" "$work/related" || wrong "$work/related"

printf '#!/bin/sh\nhead -n 100 | "%s" "$@"\nexit 1\n' "$binary" >"$work/crashes"
printf '#!/bin/sh\nhead -n 100 | "%s" "$@"\nkill -9 $$\n' "$binary" >"$work/killed"
printf '#!/bin/sh\nhead -n 100 | "%s" "$@"\n' "$binary" >"$work/ends-early"
# Each with what says so. That a pipe ended early is seen only afterwards, in the number of rows.
while read -r filter pipe arrow; do
  chmod +x "$work/$filter"
  must_fail "$pipe" "pipe.py with $filter" \
    submit "$here/pipe.py" "$work/$filter" "$work/texts.ndjson" "$work/pipe-$filter" </dev/null
  must_fail "$arrow" "arrow.py with $filter" \
    submit "$here/arrow.py" "$work/$filter" "$work/texts.parquet" "$work/arrow-$filter" </dev/null
  [[ ! -e $work/arrow-$filter/_SUCCESS ]] || wrong "arrow.py with $filter: the output is marked as whole"
done <<'FILTERS'
crashes exited.with.error.code.1 returned.non-zero.exit.status.1
killed exited.with.error.code.-9 died.with.*SIGKILL
ends-early [0-9]+.lines,.[0-9]+.rows [0-9]+.texts,.100.answers
FILTERS
[[ $failed -eq 0 ]] && echo "all as it has to be"
exit "$failed"
