"""Draws the photos of the sample festival: python tools/draw_photos.py [--only PATTERN] [--force].

tools/photos.yml says for each file under stories/ which scene it shows, with its seed, mood and shape. The same line gives the same picture. The files are
as a phone writes them: JPEG with Exif, some turned by their orientation only, a few with a place (in the open sea), so that what Mela takes away can be seen.
"""

import argparse
import fnmatch
import io
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import yaml
from PIL import Image
from PIL.Image import Transpose
from scenes.draw import draw
from scenes.stage import Brief

ROOT = Path(__file__).resolve().parent.parent
QUALITY = 83

WITH_PLACE = ("reading-corner-bhadawan/img-20260124-104512.jpg", "boat-class-reusa/img-20250819-094418.jpg")
"""Ends of the paths of those photos that carry a place."""


def moment(path: str, digest: bytes) -> datetime:
    """When the photo was taken: what its name says (img-20260124-104512.jpg), else some school day."""
    found = re.search(r"img-(\d{8}-\d{6})", path)
    if found:
        return datetime.strptime(found[1], "%Y%m%d-%H%M%S")
    return datetime(2025, 6, 16, 8, 0) + timedelta(days=digest[1] % 240, minutes=digest[2] * 2, seconds=digest[3] % 60)


def phone_file(image: Image.Image, path: str) -> bytes:
    """The picture as a phone would have stored it at `path`."""
    digest = sha256(path.encode()).digest()
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0131] = "Mela", "Mela Phone 1", "Mela Camera 1.4"
    orientation = {0: 6, 1: 8}.get(digest[0] % 5, 1)
    exif[0x0112] = orientation
    if orientation != 1:
        image = image.transpose(Transpose.ROTATE_90 if orientation == 6 else Transpose.ROTATE_270)
    taken = moment(path, digest)
    details = exif.get_ifd(0x8769)
    details[0x9003] = details[0x9004] = exif[0x0132] = taken.strftime("%Y:%m:%d %H:%M:%S")
    if path.endswith(WITH_PLACE):
        exif.get_ifd(0x8825).update({1: "N", 2: (12.0, 30.0, 0.0), 3: "E", 4: (66.0, 0.0, 0.0)})
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=QUALITY, optimize=True, progressive=False, exif=exif)
    return buffer.getvalue()


def draw_file(path: str, wanted: dict[str, object]) -> tuple[str, int]:
    """Draws one photo into its place; gives its path and bytes."""
    brief = Brief(str(wanted["scene"]), int(str(wanted["seed"])), str(wanted["mood"]), str(wanted["shape"]), path.split("/")[0])
    content = phone_file(draw(brief), path)
    target = ROOT / "stories" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return path, len(content)


def main() -> int:
    """Draws what is asked for and missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--only", default="*", help="paths or scenes to draw, with * and ?")
    parser.add_argument("--force", action="store_true", help="draw again what is there")
    options = parser.parse_args()
    listed = yaml.safe_load((ROOT / "tools" / "photos.yml").read_text(encoding="utf-8")) or {}
    chosen = {path: wanted for path, wanted in listed.items() if fnmatch.fnmatch(path, f"*{options.only}*") or wanted["scene"] == options.only}
    missing = {path: wanted for path, wanted in chosen.items() if options.force or not (ROOT / "stories" / path).exists()}
    with ProcessPoolExecutor(2) as pool:
        for path, size in pool.map(draw_file, missing.keys(), missing.values()):
            print(f"{size // 1000:5} KB  {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
