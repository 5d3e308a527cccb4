"""The one family of exceptions. Each knows the exit code of the command that it ends."""


class MelaError(Exception):
    """What the program raises on purpose; its text is one or two sentences for the person at the terminal."""

    exit_code = 2


class ProjectError(MelaError):
    """The project or the way the command was called cannot be worked with (exit code 2)."""

    exit_code = 2


class MachineError(MelaError):
    """The machine failed us: disk full, no permission, a missing system library (exit code 3)."""

    exit_code = 3
