"""The command `mela`; `python -m generator` is the same."""

import gc
import signal
import sys


def main() -> None:
    """Runs the command. It is loaded here, so that Ctrl-C while it loads ends it as quietly as later; SIGTERM is the same."""
    # A run makes a million things that live to its end and hardly any garbage in circles: to look for it at every 700th costs a quarter of the time.
    gc.set_threshold(100_000)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        from generator.cli import main as command

        command(prog_name="mela")
    except KeyboardInterrupt:
        sys.stderr.write("mela: stopped. What was there before still stands.\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
