"""Names that people read, in as many languages as are known, and the ids made from them."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""An id: lower-case ASCII words and digits with hyphens, at most 100 characters (it is a folder's name and part of an address)."""


def in_language(label: Mapping[str, str], code: str) -> str:
    """The name in the language `code`, else in its base language, in English, or in whichever is there; "" for an empty label."""
    if found := label.get(code):
        return found
    return label.get(code.split("-")[0]) or label.get("en") or next(iter(label.values()), "")


def file_name(name: str) -> str:
    """The name of a file in the one form in which names of files are compared, NFC: the same letters are stored in another one by macOS and by some keyboards."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


@lru_cache(10_000)
def slug(text: str) -> str:
    """The id made of a name: Latin accents dropped, everything that is no ASCII letter or digit a hyphen; "" where nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@lru_cache(10_000)
def fold(text: str) -> str:
    """The form in which names are compared: NFKC, case folded, blanks and punctuation between words one space."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s\-_.,&/()]+", " ", folded).strip()
