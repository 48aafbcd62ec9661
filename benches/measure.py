"""What the scripts of this folder share: building the programs that are counted, and counting them."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(__file__).resolve().parent.parent
MANIFEST = ROOT / "benches/Cargo.toml"
# Programs run in other folders.
if os.environ.get("PRESSEDIENST_CORPUS"):
    os.environ["PRESSEDIENST_CORPUS"] = str(pathlib.Path(os.environ["PRESSEDIENST_CORPUS"]).resolve())


def run(*command, **options):
    """What a command prints; what it complains about if it fails."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, **options)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def build(manifest=MANIFEST, target=None):
    """Builds the programs of a package; the folder where they are."""
    environment = os.environ | ({"CARGO_TARGET_DIR": str(target)} if target else {})
    options = ("--locked", "--manifest-path", manifest)
    subprocess.run(["cargo", "build", "--quiet", "--release", "--bins", *options], check=True, env=environment)
    told = run("cargo", "metadata", "--format-version", "1", "--no-deps", *options, env=environment)
    return pathlib.Path(json.loads(told)["target_directory"]) / "release"


def machine():
    """On what instructions are counted; with another compiler, C library or processor they differ."""
    processor = pathlib.Path("/proc/cpuinfo")
    flags = processor.read_text() if processor.exists() else ""
    return {
        "rustc": run("rustc", "--version").split()[1],
        "target": re.search(r"host: (.*)", run("rustc", "-vV"))[1],
        "libc": " ".join(os.confstr("CS_GNU_LIBC_VERSION").split()),
        "valgrind": run("valgrind", "--version").strip().removeprefix("valgrind-"),
        # memchr takes the widest lanes that it finds.
        "lanes": "avx2" if " avx2" in flags else "others",
        "RUSTFLAGS": os.environ.get("RUSTFLAGS") or "none",
    }


def counts(program, *arguments, function, folder=ROOT, variables=()):
    """Instructions of each call of `function` in a run of `program`, in order; and what the program printed."""
    # Where the stack begins depends on the variables of the shell: only those that are named go along.
    environment = {name: os.environ[name] for name in variables if name in os.environ}
    valgrind = shutil.which("valgrind") or sys.exit("valgrind is missing (apt-get install valgrind)")
    with tempfile.TemporaryDirectory() as dumps:
        printed = run(
            valgrind, "--tool=callgrind", f"--toggle-collect={function}", f"--dump-after={function}",
            f"--callgrind-out-file={dumps}/calls", program, *arguments, cwd=folder, env=environment,
        )
        calls = sorted(pathlib.Path(dumps).glob("calls.*"), key=lambda path: int(path.suffix[1:]))
        return [int(re.search(r"^totals: (\d+)", path.read_text(), re.M)[1]) for path in calls], printed


def instructions(programs, files):
    """Instructions of one parse of each file. What lies on the heap already may make one per cent: each has a process of its own,
    in which program and text are called the same wherever they lie."""

    def one(file):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "program").symlink_to(programs / "instructions")
            pathlib.Path(folder, "text").symlink_to(file)
            # The first time sets up what is set up once; in a long text that is nothing.
            times = 2 if file.stat().st_size < 500_000 else 1
            return counts("./program", "text", times, function="instructions::counted", folder=folder)[0][-1]

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(one, files))


def heap(programs, files):
    """Bytes, peak of the heap, what is kept of it and allocations, of one parse of each file."""
    rows = run(programs / "heap", *files).splitlines()
    return [tuple(map(int, row.split())) for row in rows]


def fixtures():
    """The fixtures that are press releases of a layout, by their layouts."""
    texts = sorted((ROOT / "fixtures").glob("*/*.txt"))
    return [text for text in texts if text.parent.name not in ("foreign", "malformed")]


def corpus():
    """The texts of the folder PRESSEDIENST_CORPUS, if it is set."""
    folder = os.environ.get("PRESSEDIENST_CORPUS")
    return sorted(pathlib.Path(folder).rglob("*.txt")) if folder else []


def grown(programs, *of):
    """The file of a long text that `grow` prints."""
    folder = programs / "grown"
    folder.mkdir(exist_ok=True)
    file = folder / f"{'-'.join(map(str, of))}.txt"
    with file.open("wb") as text:
        subprocess.run([programs / "grow", *map(str, of)], stdout=text, check=True)
    return file


def shapes(programs, size):
    """The texts of one piece over and over, by their names."""
    return {name: grown(programs, name, size) for name in run(programs / "grow").split()}
