"""Which characters a text may hold."""

import re

FORBIDDEN = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.2 does not count as printable (production 1 of the specification)."""


def is_printable(text: str) -> bool:
    """Whether all that the text holds can be seen: a quick test, which line ends and blanks pass, and nothing that is forbidden or breaks a line elsewhere."""
    return text.replace("\n", "").isprintable()
