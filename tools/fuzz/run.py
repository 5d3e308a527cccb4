"""Looks for bytes at which a target fails, with atheris: `python tools/fuzz/run.py yaml --minutes 10`. How to set it up stands in docs/security.md.

It begins with the sample stories, the broken submissions of the tests, and the public collections where they are there; whatever it finds on the way that reaches new
code it keeps in its working folder and begins with the next time. A finding is written there as `crash-...` and can be tried again: `run.py yaml crash-...`.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["generator", "yaml", "PIL"]):
    from tools.fuzz.targets import DIVIDER, TARGETS
    from tools.fuzz.words import WORDS

CORPORA = Path(os.environ.get("MELA_CORPORA") or ROOT.parent / "shared" / "data" / "corpora")
LONGEST = {"picture": 60_000, "document": 60_000, "story": 8_000}
"""Bytes that are tried at the most; 4,000 in the other targets."""

SECONDS = 20
"""How long one try may take."""


def seeds(target: str) -> Iterator[bytes]:
    """Bytes to begin with."""
    folders = [path.parent for name in ("story.yml", "story.md") for path in [*(ROOT / "stories").rglob(name), *(ROOT / "tests/broken").rglob(name)]]
    texts = [path for folder in sorted(set(folders)) for path in sorted(folder.glob("story*"))]
    if target in ("picture", "document"):
        endings = {"picture": (".png", ".jpg", ".gif", ".webp", ".avif"), "document": (".pdf",)}[target]
        paths = [*(ROOT / "stories").rglob("*"), *CORPORA.rglob("*")]
        yield from (path.read_bytes() for path in sorted(paths) if path.suffix in endings and path.stat().st_size <= LONGEST[target])
    elif target == "story":
        for folder in sorted(set(folders)):
            named = {path.name: path.read_bytes() for path in folder.glob("story*") if path.is_file()}
            yield DIVIDER.join(named.get(name, b"") for name in ("story.yml", "story.md", "story.hi.md"))
    elif target == "prose":
        yield from (path.read_bytes() for path in texts if path.suffix == ".md" and path.is_file())
        yield from _texts_in("xss-dompurify", "xss-sanitisers", "own-script-breakout", "markdown-it", "commonmark-spec", "markdown-pathological")
    else:
        yield from (path.read_bytes() for path in texts if path.is_file())
        yield from _texts_in("yaml-test-suite", "own-yaml-hostile", "naughty-strings")


def _texts_in(*collections: str) -> Iterator[bytes]:
    """Every text in the JSON files of these collections."""
    for collection in collections:
        for path in sorted((CORPORA / collection).glob("*.json")):
            inside = [json.loads(path.read_text(encoding="utf-8"))]
            while inside:
                thing = inside.pop()
                if isinstance(thing, str) and len(thing) < 4_000:
                    yield thing.encode("utf-8", "replace")
                elif isinstance(thing, list | dict):
                    inside += thing.values() if isinstance(thing, dict) else thing


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


def main() -> None:
    """Runs one target for a time, or over files that were found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("files", nargs="*", type=Path, help="files to try once")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--folder", type=Path, default=ROOT / ".cache" / "fuzz", help="where seeds and findings lie")
    given = parser.parse_args()
    target = TARGETS[given.target]
    if given.files:
        for file in given.files:
            target(file.read_bytes())
        return
    known, found = given.folder / given.target / "known", given.folder / given.target / "found"
    for folder in (known, found):
        folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(given.target)):
        (known / f"{number:05}").write_bytes(seed)
    words = given.folder / given.target / "words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS[given.target]), encoding="ascii")
    options = [f"-max_total_time={given.minutes * 60:.0f}", f"-timeout={SECONDS}", f"-max_len={LONGEST.get(given.target, 4_000)}", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, f"-dict={words}", f"-artifact_prefix={given.folder / given.target}/", str(found), str(known)], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
