"""Damages PDFs in some hundred ways and asks what the program makes of them: damage.py PROGRAM WORK

It neither panics nor hangs nor takes more memory than it may, and it never says other words in silence: a record that differs
from that of the whole PDF has a message that the whole one has not, or there is no record and a message that says why.
"""

import json
import os
import pathlib
import random
import re
import subprocess
import sys
import time
from collections import Counter

from bombs import BOMBS
from forms import Form
from measure import explain, make, values
from releases import made
from ruins import RUINS

# So long a run may last, and so many seconds of the processor one hostile file may take.
HANGS, SECONDS = 120, 10
MEGABYTES = 256
# So many damages of chance each whole PDF gets.
CHANCES = 60
FORMS = [Form("reportlab"), Form("reportlab", "embedded", saved="streams"), Form("WeasyPrint", "serif", is_justified=True),
         Form("typst", "serif", saved="linear"), Form("typst", saved="encrypted")]


def whole_ones(work):
    for at, form in enumerate(FORMS):
        for kind in ("letter", "sidebar"):
            path = work / f"whole-{kind}-{form.name}.pdf"
            make(made(kind, at + 2, "damage")[-1], path, kind, form)
            yield path


def by_chance(dice, data):
    """What disks, networks and mail gateways do to files."""
    at = dice.randrange(len(data))
    damaged = bytearray(data)
    how = dice.choice(["cut", "flip", "flips", "zeros", "hole", "doubled", "swapped"])
    if how == "cut":
        damaged = damaged[:at]
    elif how == "flip":
        damaged[at] ^= 1 << dice.randrange(8)
    elif how == "flips":
        for _ in range(dice.randint(2, 200)):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
    elif how == "zeros":
        damaged[at:at + 512] = bytes(len(damaged[at:at + 512]))
    elif how == "hole":
        del damaged[at:at + dice.randint(1, 2000)]
    elif how == "doubled":
        damaged[at:at] = damaged[at:at + dice.randint(1, 2000)]
    else:
        other = dice.randrange(len(data))
        damaged[at:at + 64], damaged[other:other + 64] = damaged[other:other + 64], damaged[at:at + 64]
    return how, bytes(damaged)


def run(arguments):
    """What a run came to: code, records, messages, seconds of the processor, megabytes. None for the code of one that hangs."""
    begin = time.monotonic()
    with open("out", "wb+") as out, open("err", "wb+") as err:
        child = subprocess.Popen(arguments, stdout=out, stderr=err)
        while True:
            done, status, usage = os.wait4(child.pid, os.WNOHANG)
            if done:
                break
            if time.monotonic() - begin > HANGS:
                child.kill()
                child.wait()
                return None, [], "", HANGS, 0
            time.sleep(0.005)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0), err.seek(0)
        records = [json.loads(line) for line in out.read().splitlines()]
        said = err.read().decode()
    return child.returncode, records, said, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def messages(record, said, path):
    """The codes of what is said of a file."""
    codes = [one["code"] for one in (record or {}).get("diagnostics", [])]
    lines = [line for line in said.splitlines() if path in line]
    return Counter(codes + [found for line in lines for found in re.findall(r"\[([a-z-]+)\]", line) or ["error"]])


def main():
    program, work = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    work.mkdir(parents=True, exist_ok=True)
    os.chdir(work)
    dice = random.Random("damage")
    faults, of_whole, origin = [], {}, {}
    folder = pathlib.Path("damaged")
    folder.mkdir(exist_ok=True)
    for path in whole_ones(pathlib.Path(".")):
        data = path.read_bytes()
        of_whole[str(path)] = None
        variants = [by_chance(dice, data) for _ in range(CHANCES)]
        variants += [(name, ruin(path)) for name, ruin in RUINS.items()]
        for at, (how, damaged) in enumerate(variants):
            name = folder / f"{at:03}-{how}-{path.name}"
            name.write_bytes(damaged)
            origin[str(name)] = str(path)
    asked = [program, "--format", "ndjson", "--diagnostics", "short"]
    code, records, said, _, _ = run([*asked, *of_whole])
    for record in records:
        path = record["source"]["path"]
        of_whole[path] = values(record), messages(record, said, path)
    lost = [path for path, found in of_whole.items() if found is None]
    if code != 0 or lost:
        sys.exit(f"whole PDFs are not read, the run ends with {code}: {lost}\n{said}")

    code, records, said, seconds, megabytes = run([*asked, "--jobs", "2", str(folder)])
    faults += [f"the run over all ends with {code}"] * (code not in (0, 1, 2)) + ["a panic"] * ("panicked" in said)
    faults += [f"{megabytes:.0f} MB are taken for all"] * (megabytes > MEGABYTES)
    found = {record["source"]["path"]: record for record in records}
    outcomes = Counter()
    for name, path in origin.items():
        record = found.get(name)
        fields, codes = of_whole[path]
        told = messages(record, said, name) - codes
        if record is None:
            outcomes["refused"] += 1
            faults += [f"{name}: neither record nor message"] * (not told)
        elif values(record) == fields:
            outcomes["read as whole"] += 1
        else:
            outcomes["read otherwise, with a message"] += bool(told)
            if not told:
                faults.append(f"{name}: other words in silence")
                explain(sys.stderr, name, record, fields, values(record))
    print(f"{len(origin)} damaged PDFs in {seconds:.1f} s and {megabytes:.0f} MB:",
          ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items())))

    worst = (0, 0)
    for name, make_bomb in BOMBS.items():
        path = pathlib.Path(f"bomb-{name}.pdf")
        path.write_bytes(make_bomb())
        code, records, said, seconds, megabytes = run([*asked, str(path)])
        worst = max(worst[0], seconds), max(worst[1], megabytes)
        faults += [f"{path} takes {seconds:.0f} s"] * (seconds > SECONDS) + [f"{path} ends with {code}: {said[-300:]}"] * (code not in (None, 0, 1, 2))
        faults += [f"{path} takes {megabytes:.0f} MB"] * (megabytes > MEGABYTES)
        faults += [f"{path}: neither record nor message"] * (code is not None and not records and path.name not in said)
    print(f"{len(BOMBS)} hostile PDFs, none over {worst[0]:.1f} s and {worst[1]:.0f} MB")
    if faults:
        sys.exit(f"{len(faults)} faults with damaged PDFs:\n" + "\n".join(faults[:40]))


if __name__ == "__main__":
    main()
