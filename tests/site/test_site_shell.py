"""A shell is cut at its slots and filled by joining."""

import pytest

from generator.errors import ProjectError
from generator.site.shell import cut

WHOLE = b"<title>@@mela:title@@</title>@@mela:head@@<main>@@mela:breadcrumbs@@@@mela:article@@</main>"


def test_slots_are_filled_in_their_places():
    assert cut(WHOLE).fill(title="T", head="<meta>", breadcrumbs="<nav>", article="<p>") == b"<title>T</title><meta><main><nav><p></main>"


def test_a_slot_may_stand_twice():
    assert cut(WHOLE + b"@@mela:title@@").fill(title="T", head="", breadcrumbs="", article="") == b"<title>T</title><main></main>T"


def test_what_is_filled_in_is_not_read_for_slots():
    assert cut(WHOLE).fill(title="@@mela:article@@", head="", breadcrumbs="", article="x") == b"<title>@@mela:article@@</title><main>x</main>"


def test_letters_of_any_script_are_written_as_utf_8():
    assert "पढ़ना".encode() in cut(WHOLE).fill(title="पढ़ना", head="", breadcrumbs="", article="")


@pytest.mark.parametrize("slot", ["title", "head", "breadcrumbs", "article"])
def test_a_lost_slot_is_named_with_the_file_that_should_have_it(slot):
    with pytest.raises(ProjectError, match=f"lost its slot '{slot}'.*themes/site/overrides/shell.html"):
        cut(WHOLE.replace(f"@@mela:{slot}@@".encode(), b""))


def test_a_misspelt_slot_is_named():
    with pytest.raises(ProjectError, match="slot 'titel' that nothing fills"):
        cut(WHOLE + b"@@mela:titel@@")
