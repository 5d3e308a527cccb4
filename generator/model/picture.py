"""Photos among the files of a story."""

PHOTO_KINDS = ("image/jpeg", "image/png", "image/webp", "image/heic")
"""Media types that are shown as photos."""
