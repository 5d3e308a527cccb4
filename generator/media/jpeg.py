"""JPEG files without their metadata, the picture's data untouched."""

APP1, APP14_ADOBE, APP15, COMMENT, START_OF_SCAN = 0xE1, 0xEE, 0xEF, 0xFE, 0xDA
"""Markers of ITU-T T.81, table B.1."""


def without_metadata(content: bytes) -> bytes:
    """The JPEG without application segments and comments (Exif, XMP, IPTC, profiles, previews); only JFIF and Adobe's colour transform stay.

    What is no JPEG, or breaks off before its picture begins, comes back empty. What follows the end of the picture goes too.
    """
    if not content.startswith(b"\xff\xd8"):
        return b""
    kept = [content[:2]]
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:  # fill byte
            at += 1
            continue
        if marker == START_OF_SCAN:
            return b"".join(kept) + _scans(content[at:])
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if not (APP1 <= marker <= APP15 and marker != APP14_ADOBE) and marker != COMMENT:
            kept.append(content[at:end])
        at = end
    return b""


def _scans(content: bytes) -> bytes:
    """From the first scan to the end of the picture; metadata between the scans is not met with in practice, a second picture behind the end is."""
    end = content.find(b"\xff\xd9")
    return content if end < 0 else content[: end + 2]
