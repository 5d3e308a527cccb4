"""QR codes as one SVG path."""

import segno


def qr_path(text: str) -> tuple[str, int]:
    """The dark modules of the QR code of `text` as SVG path data, one unit a module, with the code's width; the quiet zone of four units is the caller's.

    Error correction is level M: a thumb or a fold over one corner does no harm.
    """
    matrix = segno.make(text, error="m", micro=False).matrix
    runs = []
    for y, row in enumerate(matrix):
        x = 0
        while x < len(row):
            length = 0
            while x + length < len(row) and row[x + length]:
                length += 1
            if length:
                runs.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length or 1
    return "".join(runs), len(matrix)
