"""Writes the parts of docs/ that are made from the program: commands.md from the commands themselves, checks.md and fields.md from rules and models."""

from pathlib import Path

import click

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
    group = click.Context(commands, info_name="mela", terminal_width=100, max_content_width=100)
    for name in commands.list_commands(group):
        command = commands.commands[name]
        context = click.Context(command, parent=group, info_name=name, terminal_width=100, max_content_width=100)
        parts += [f"## mela {name}", "", "```text", command.get_help(context), "```", ""]
    return "\n".join(parts)


def write(folder: Path) -> None:
    """Writes the made pages into `folder` (docs/ of the repository)."""
    from generator.check.documentation import checks_page, fields_page

    for name, text in {"commands.md": commands_page(), "checks.md": checks_page(), "fields.md": fields_page()}.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path("docs"))
