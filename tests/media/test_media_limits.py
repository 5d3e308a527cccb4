"""What a hostile or very large picture may cost: memory is measured in a process of its own."""

import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="elsewhere peaks are told in other units")

MEASURE = """
import resource, sys
from pathlib import Path
from generator.engine.fingerprint import fingerprint
from generator.intake.evidence import submitted_file
from generator.media.photo import derive_photo
def own(name):
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith(name))
before = own("VmRSS:")
path = Path(sys.argv[1])
file = submitted_file(path, path.name)
photo = derive_photo(file, Path(sys.argv[2]))
peak = max(own("VmHWM:"), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)  # RUSAGE_SELF tells the peak of the process before this program, too
print(photo.width if photo else 0, (peak - before) // 1024, file.problem)
"""


def png(width: int, height: int, bits: int, colour: int) -> bytes:
    """A black PNG: `bits` a sample; `colour` 0 is grey, 2 is RGB, 6 is RGB with transparency."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

    row = 1 + (width * bits * {0: 1, 2: 3, 6: 4}[colour] + 7) // 8
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((bits, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(row * height), 1)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "width", "megabytes", "problem"),
    [
        (png(20_000, 10_000, 1, 0), 0, 60, "it has more than 100 million pixels"),
        (png(12_000, 10_000, 1, 0), 0, 60, "it has 120 million pixels; at most 50 million are taken"),
        (png(50_000, 1, 8, 2), 0, 60, "it is 50,000 pixels long and 1 wide; at most 30,000 are taken"),
        (png(10_000, 5_000, 8, 2), 1600, 400, "None"),
        (png(10_000, 5_000, 8, 6), 1600, 430, "None"),
    ],
    ids=["200 million pixels", "120 million pixels", "a strip", "the largest", "the largest with transparency"],
)
def test_memory_is_bounded_by_the_number_of_pixels(tmp_path: Path, content: bytes, width: int, megabytes: int, problem: str) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(content)
    measured = subprocess.run([sys.executable, "-c", MEASURE, path, tmp_path / "media"], capture_output=True, text=True, check=True, env=os.environ)
    wide, peak, said = measured.stdout.strip().split(" ", 2)
    assert (int(wide), said) == (width, problem)
    assert int(peak) < megabytes
