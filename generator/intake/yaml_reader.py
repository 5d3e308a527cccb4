"""YAML as people write it, with the place of every value: every scalar stays the text that was written, and whatever could harm or mislead is refused.

Plain YAML is read by generator.intake.yaml_plain; of the rest PyYAML's C parser gives events (its Python one where the C library is missing), of which
generator.intake.yaml_full makes the values. YAML 1.1 guesses (`no` as false, `012` as 10, `1:30` as 90) never happen; only an empty plain scalar, `~` and `null` are
None. Tags, anchors, aliases, merge keys, duplicate keys and several documents are problems.
"""

from typing import Any

import yaml

from generator.intake.yaml_full import Document, read_fully
from generator.intake.yaml_places import PlacesIn
from generator.intake.yaml_plain import read_plainly
from generator.model.source import Positions


class PythonParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """PyYAML's parser without the C library: the same events, some twenty times slower."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


def _fastest_parser() -> Any:
    try:
        from yaml._yaml import CParser
    except ImportError:  # PyYAML was built without libyaml
        return PythonParser
    return CParser


FASTEST_PARSER = _fastest_parser()


def read_yaml(text: str, file: str, parser: Any = None) -> Document:
    """What `text` says. Never raises, whatever the text.

    Args:
        text: the whole file without its byte order mark.
        file: its path from the project's root, for the problems.
        parser: class of the event parser that is to read all of it; where it is None, only what is not plain is read by one, the fastest there is.
    """
    plain = None if parser else read_plainly(text)
    if plain:
        return Document(plain[0], Positions(PlacesIn(text), PlacesIn(text, names=True)))
    return read_fully(text, file, parser or FASTEST_PARSER)
