"""What the YAML parser complains about, in words for the person who wrote the file."""

import re

_QUOTE = 'Put the whole text in quotes: title: "Reading: a new start".'

_WORDS: tuple[tuple[str, str, str, bool], ...] = (
    # what the parser says (C and Python library), what is wrong, how to mend it, whether the place is where the thing began
    (r"nesting depth", "values lie too many levels deep", "A story needs four levels.", False),
    (r"mapping values are not allowed", "a colon inside a text: it reads as a second field on this line", _QUOTE, False),
    (r"could not find expected ':'", "this line has no colon after its field's name", "Write 'name: value', or indent the line if it belongs to the text above.", True),
    (r"(block )?sequence entries are not allowed", "a list begins in the middle of a line", "Begin each entry on a line of its own below the field, with '- '.", False),
    (r"unexpected end of stream", "the quote that opens here is never closed", "Close it with the same quote sign at the end of the text.", True),
    (r"unexpected document (indicator|separator)", "the quote that opens here is not closed before the line '---' or '...'", "Close it with the same quote sign.", True),
    (
        r"unknown escape character",
        "a backslash inside double quotes begins an escape that does not exist",
        "Use single quotes, or write the backslash twice.",
        False,
    ),
    (r"expected ',' or '\]'", "the list that opens with '[' here is not closed or lacks a comma", "Write [one, two]; a text with a comma or colon goes in quotes.", True),
    (r"expected ',' or '\}'", "the group that opens with '{' here is not closed or lacks a comma", "Write {name: Asha, role: teacher}, or one field a line.", True),
    (r"tab character", "a tab stands where only spaces may", "Indent with two spaces for each level.", False),
    (r"undefined tag handle", "a text that begins with '!' is a tag in YAML", "Put the text in quotes.", True),
    (r"scanning an? (anchor|alias)", "a text that begins with '&' or '*' has a meaning of its own in YAML", "Put the text in quotes.", True),
    (r"scanning a tag|parsing a tag", "a text that begins with '!' is a tag in YAML", "Put the text in quotes.", True),
    (r"scanning a block scalar", "after '|' or '>' the text must begin on the next line", "Put the text in quotes if it begins with '|' or '>'.", True),
    (r"directive", "a line that begins with '%' is a directive in YAML", "Delete the line, or put the text in quotes.", True),
    (r"document start", "this line fits nothing above it", "Check its indentation, and that every text with a colon or quote in it is in quotes.", False),
    (
        r"expected '-' indicator|parsing a block collection",
        "this line fits no entry of the list above",
        "Begin it with '- ', or line it up with the fields of its entry.",
        False,
    ),
    (r"expected key|expected <block end>", "this line fits no field above it", "Line it up with the other fields of its group.", False),
    (r"node content", "a value is missing here, or begins with a sign that YAML keeps for itself", "Put the text in quotes.", False),
    (r"mapping keys", "a text may not begin with '?' and a blank in YAML", "Put the text in quotes.", False),
    (r"unexpected ':'", "a colon inside a list", "Put the text in quotes.", False),
)


def mended(context: str, problem: str, text: str, at: int) -> tuple[str, str, bool]:
    """What is wrong, how to mend it, and whether its place is where the thing began (the parser's context) instead of where it was noticed.

    Args:
        context: what the parser was doing, for example "while scanning a quoted scalar".
        problem: what it then met.
        text: the whole text.
        at: offset in `text` at which it was noticed.
    """
    if re.search(r"cannot start any token", problem):
        sign = text[at : at + 1]
        if sign == "\t":
            return "a tab stands where only spaces may", "Indent with two spaces for each level.", False
        return f"a text may not begin with '{sign}' in YAML", "Put the text in quotes.", False
    before = text[text.rfind("\n", 0, at) + 1 : at]
    if "mapping values" in problem and ":" not in before:
        return "this line is indented deeper than the field above it", "Line it up with that field, and put a blank behind every colon that ends a field's name.", False
    if re.search(r"expected key|expected <block end>", problem) and re.search(r":\s+['\"]", before):
        return "the text goes on behind the quote that closes it", "Put the other kind of quote around a text with quotes in it: 'He said \"yes\"'.", False
    said = f"{context} {problem}"
    for pattern, message, hint, from_context in _WORDS:
        if re.search(pattern, said):
            return message, hint, from_context
    return f"this is no YAML that can be read ({problem[:100]})", "Put texts with signs such as : # ' \" in quotes.", False
