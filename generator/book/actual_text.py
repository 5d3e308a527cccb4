"""Words of Indic scripts as they were written, beside their glyphs.

The glyphs of a conjunct or of a vowel sign that stands before its consonant do not lead back to the letters, so a search in the PDF or a screen reader
would find other words. The PDF's ActualText (ISO 32000-1, 14.9.4) says what a line of glyphs reads. WeasyPrint 70 does not write it; this wraps the one
function in which it draws a line of text. Urdu is left as it is: poppler reverses the ActualText of lines that run right to left.
"""

import re
from typing import Any

import pydyf  # type: ignore[import-untyped]
from weasyprint.draw import text as drawing

INDIC = re.compile("[\u0900-\u0dff]")
SOFT_HYPHEN = "\u00ad"


def write_actual_text() -> None:
    """Makes WeasyPrint write ActualText in this process; a second call changes nothing."""
    draw = drawing.draw_first_line
    if getattr(draw, "writes_actual_text", False):
        return

    def draw_first_line(stream: Any, textbox: Any, *others: Any) -> Any:
        if not INDIC.search(textbox.text or ""):
            return draw(stream, textbox, *others)
        marks = pydyf.Dictionary({"ActualText": pydyf.String(textbox.text.replace(SOFT_HYPHEN, ""))})
        stream.stream += ["/Span", marks, b"BDC"]
        try:
            return draw(stream, textbox, *others)
        finally:
            stream.stream.append(b"EMC")

    draw_first_line.writes_actual_text = True  # type: ignore[attr-defined]
    drawing.draw_first_line = draw_first_line
