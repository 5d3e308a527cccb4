"""Words of the formats that are submitted, of which tries are put together besides single bytes."""

from tools.fuzz.targets import DIVIDER

YAML = ["---\n", "...\n", "- ", ": ", "? ", "|\n", ">-\n", "{", "}", "[", "]", ", ", " #", "&a ", "*a", "!!str ", "<<: ", "''", "\\", "~", "null", "\u2028", "\ufeff"]
PROSE = ["<script>", "<a href=", "javascript:", "](", "![", "<!--", "]]>", "&#x", "<svg>", "<style>", "| - |", "```", "~~~", "## ", "\n\n", "<math>", "mailto:", "../a/"]
PDF = ["/JS", "/JavaScript", "/OpenAction", "/AA", "/Launch", "/Names", "/EmbeddedFiles", "/URI", " 0 obj", "endobj", "stream", "trailer", "/Root", "/Kids", "/A ", "/S"]
PICTURE = ["IHDR", "IDAT", "tEXt", "iCCP", "eXIf", "acTL", "GIF89a", "RIFF", "WEBP", "VP8X", "EXIF", "Exif\0\0", "ftyp", "avif", "heic", "II*\0", "MM\0*"]
WORDS = {"picture": PICTURE, "yaml": YAML, "front-matter": YAML, "prose": PROSE, "document": PDF, "story": [*YAML, *PROSE, DIVIDER.decode()]}
"""The words of each target."""
