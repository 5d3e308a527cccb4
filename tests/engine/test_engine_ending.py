import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

BUILDER = """
import os, signal, sys, time
from generator.engine.pool import in_parallel

def stay(number):
    os.write(1, f"{os.getpid()}\\n".encode())
    time.sleep(60)

signal.signal(signal.SIGTERM, signal.default_int_handler)
try:
    list(in_parallel(stay, range(4), processes=2))
except KeyboardInterrupt:
    sys.exit(130)
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with its parent")


def lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize(("how", "code"), [(signal.SIGKILL, -signal.SIGKILL), (signal.SIGTERM, 130), (signal.SIGINT, 130)])
def test_workers_end_with_the_process_that_began_them(how: signal.Signals, code: int) -> None:
    with subprocess.Popen([sys.executable, "-c", BUILDER], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as builder:
        workers = [int(builder.stdout.readline()) for _ in range(2)]
        assert all(map(lives, workers))
        os.kill(builder.pid, how)
        assert builder.wait(60) == code
        for _ in range(200):
            if not any(map(lives, workers)):
                break
            time.sleep(0.02)
        assert not any(map(lives, workers))
        assert builder.stderr.read() == ""
