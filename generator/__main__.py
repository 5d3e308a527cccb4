"""The command `mela`; `python -m generator` is the same."""

import sys


def main() -> None:
    """Runs the command. It is loaded here, so that Ctrl-C while it loads ends it as quietly as later."""
    try:
        from generator.cli import main as command

        command(prog_name="mela")
    except KeyboardInterrupt:
        sys.stderr.write("mela: stopped. What was there before still stands.\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
