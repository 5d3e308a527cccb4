"""Writes the parts of docs/ that are made from the program: commands.md from the commands themselves, checks.md and fields.md from rules and models."""

from pathlib import Path

import click

from generator.check.documentation import pages as checked_pages
from generator.cli import main as commands


def commands_page() -> str:
    """docs/commands.md: every command with its help as the terminal shows it."""
    parts = [
        "# Commands",
        "",
        "Made from the program by `python -m generator.documentation`; every command shows the same with `--help`.",
        "",
        "Exit codes: 0 done, 1 findings, 2 wrong use or broken project, 3 the machine failed (disk full, no permission), 130 stopped.",
        "",
    ]
    group = click.Context(commands, info_name="mela", terminal_width=100, max_content_width=100, **commands.context_settings)
    for name in commands.list_commands(group):
        command = commands.commands[name]
        context = click.Context(command, parent=group, info_name=name, terminal_width=100, max_content_width=100)
        parts += [f"## mela {name}", "", "```text", command.get_help(context), "```", ""]
    return "\n".join(parts)


def pages() -> dict[str, str]:
    """Every made page by its file name in docs/."""
    return {"commands.md": commands_page(), **checked_pages()}


if __name__ == "__main__":
    for name, text in pages().items():
        Path("docs", name).write_text(text, encoding="utf-8")
