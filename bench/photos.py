"""Compares Mela's derived photos with libvips on the same job: `python bench/photos.py --vips PYTHON`.

The job: from a photo of 12 megapixels WebP files 400, 800 and 1600 pixels wide, a JPEG 800 wide and a placeholder of 16 pixels; upright, in sRGB, without
metadata. The photos are made of the sample festival's drawn ones, four in one, with a camera's grain. Each measurement is one process that does the job once to
warm up and once for the figure: processor time with that of all its threads and children, and its largest memory. The two take turns.

`--vips` is a Python with pyvips: `python3 -m venv V && V/bin/pip install pyvips pyvips-binary` has a new libvips that reads no HEIC; without pyvips-binary it takes
Debian's (`apt install libvips42`). It may be given twice: for each kind the first that can read it is taken. libvips is given one thread, as each of Mela's
workers has one core. It does the job twice, with the settings of `media/photo.py` and with its usual effort of 4 at quality 75.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
KINDS = {
    "JPEG": ("jpg", {"quality": 90}),
    "JPEG with a profile": ("jpg", {"quality": 90}),
    "JPEG, progressive": ("jpg", {"quality": 90, "progressive": True}),
    "PNG": ("png", {"compress_level": 4}),
    "WebP": ("webp", {"quality": 90, "method": 2}),
    "HEIC": ("heic", {"quality": 60, "tile_size": 512}),
}
"""The kinds of photo, with their file's ending and Pillow's settings."""


def make_photos(folder: Path, count: int) -> dict[str, list[Path]]:
    """`count` photos of 4000 x 3000 pixels of each kind."""
    from PIL import Image, ImageChops, ImageCms

    from generator.engine.pictures import load_heic

    load_heic()
    drawn = sorted((ROOT / "stories").rglob("*.jpg"))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made: dict[str, list[Path]] = {kind: [] for kind in KINDS}
    for number in range(count):
        image = Image.new("RGB", (4000, 3000))
        for quarter, path in enumerate(random.Random(number).sample(drawn, 4)):
            with Image.open(path) as part:
                image.paste(part.convert("RGB").resize((2000, 1500), Image.Resampling.LANCZOS), (quarter % 2 * 2000, quarter // 2 * 1500))
        grain = Image.effect_noise(image.size, 4 * number)
        image = Image.merge("RGB", [ImageChops.add(band, grain, 1, -128) for band in image.split()])
        for kind, (ending, settings) in KINDS.items():
            path = folder / f"{number}-{kind.replace(' ', '-')}.{ending}"
            image.save(path, **settings, **({"icc_profile": profile} if "profile" in kind else {}))
            made[kind].append(path)
    return made


def with_mela(path: Path) -> int:
    """The job, done by Mela; gives the bytes of the WebP files."""
    from generator.intake.evidence import submitted_file
    from generator.media.photo import derive_photo

    file = submitted_file(path, path.name)
    with TemporaryDirectory() as folder:
        start = spent()
        photo = derive_photo(file, Path(folder))
        figures["ms"] = (spent() - start) * 1000
        assert photo, "the photo was refused"
        return sum((Path(folder) / rendition.name).stat().st_size for rendition in photo.renditions if rendition.media_type == "image/webp")


def with_vips(path: Path, quality: int, effort: int) -> int:
    """The job, done by libvips; gives the bytes of the WebP files."""
    import pyvips

    pyvips.cache_set_max(0)
    bare = {"keep": "none"} if pyvips.at_least_libvips(8, 15) else {"strip": True}
    start = spent()
    has_profile = pyvips.Image.new_from_file(str(path)).get_typeof("icc-profile-blob") != 0
    image = pyvips.Image.thumbnail(str(path), 1600, height=3200, size="down", **({"export_profile": "srgb"} if has_profile else {})).copy_memory()
    webp = len(image.webpsave_buffer(Q=quality, effort=effort, **bare))
    for width in (800, 400):
        image = image.thumbnail_image(width, height=6400, size="down").copy_memory()
        webp += len(image.webpsave_buffer(Q=quality, effort=effort, **bare))
        if width == 800:
            image.jpegsave_buffer(Q=80, optimize_coding=True, interlace=True, **bare)
    image.thumbnail_image(16, height=16).webpsave_buffer(Q=40, effort=4, **bare)
    figures["ms"] = (spent() - start) * 1000
    return webp


WAYS: dict[str, Callable[[Path], int]] = {
    "Mela": with_mela,
    "libvips, same settings": lambda path: with_vips(path, 72, 2),
    "libvips, effort 4": lambda path: with_vips(path, 75, 4),
}
figures: dict[str, float] = {}


def spent() -> float:
    """Seconds of processor time of this process and of its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def measure(way: str, path: Path) -> dict[str, float]:
    """Does the job twice in this process; gives milliseconds of the second time, the megabytes of the larger process, and the bytes of the WebP files."""
    WAYS[way](path)
    size = WAYS[way](path)
    # The peak of this program alone: RUSAGE_SELF would tell that of the process before it, too.
    own = next(int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:"))
    return figures | {"megabytes": max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024, "bytes": size}


def measured(python: str, way: str, path: Path) -> dict[str, float] | None:
    """`measure` in a process of its own; None where it cannot do the job."""
    run = subprocess.run(
        [python, __file__, "--one", way, str(path)], capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT), "VIPS_CONCURRENCY": "1"}
    )
    found: dict[str, float] | None = json.loads(run.stdout) if run.returncode == 0 else None
    return found


def calibration() -> float:
    """Seconds of processor time that three million additions take in this minute."""
    start, total = time.process_time(), 0
    for number in range(3_000_000):
        total += number
    return time.process_time() - start


def compare(vips: list[str], count: int, runs: int) -> list[dict[str, Any]]:
    """A row for each kind and way: medians over photos and runs, and the median of the ratios of its time to Mela's, taken pair by pair."""
    rows = []
    with TemporaryDirectory() as folder:
        for kind, paths in make_photos(Path(folder), count).items():
            seen: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
            for path in paths * runs:
                for way, found in seen.items():
                    tried = (measured(python, way, path) for python in ([sys.executable] if way == "Mela" else vips))
                    found += islice((one for one in tried if one), 1)
            for way, found in seen.items():
                if found:
                    ratio = median(other["ms"] / mine["ms"] for other, mine in zip(found, seen["Mela"], strict=True))
                    rows.append({"photo": kind, "way": way, "ratio": ratio} | {name: median(one[name] for one in found) for name in ("ms", "megabytes", "bytes")})
    return rows


def main() -> None:
    """Prints the comparison as a table for bench/README.md."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--vips", action="append", help="a Python with pyvips")
    parser.add_argument("--photos", type=int, default=3, help="photos of each kind, each with more grain than the one before")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--one", nargs=2, metavar=("WAY", "FILE"), help="measure one way over one photo")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one[0], Path(options.one[1]))))
        return
    before = calibration()
    rows = compare(options.vips or [sys.executable], options.photos, options.runs)
    print("| 12 MP photo | by | processor ms | times Mela's | MB at the peak | KB of WebP |\n| --- | --- | --- | --- | --- | --- |")
    for row in rows:
        print(f"| {row['photo']} | {row['way']} | {row['ms']:.0f} | {row['ratio']:.2f} | {row['megabytes']:.0f} | {row['bytes'] / 1000:.0f} |")
    print(f"\ncalibration {before:.2f} s before, {calibration():.2f} s after")


if __name__ == "__main__":
    main()
