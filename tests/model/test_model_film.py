"""Films are shown as films where they lie on a host of the named list; everything else is a link."""

import pytest

from generator.model.film import film_host
from generator.model.story import Evidence


@pytest.mark.parametrize(
    ("url", "kind", "host"),
    [
        ("https://www.youtube.com/watch?v=a", None, "YouTube"),
        ("https://YouTu.be/a", None, "YouTube"),
        ("https://www.youtube-nocookie.com./embed/a", "video", "YouTube"),
        ("https://player.vimeo.com/video/1", None, "Vimeo"),
        ("https://vimeo.com:443/1", None, "Vimeo"),
        ("https://diksha.gov.in/play/content/do_1", "video", "DIKSHA"),
        ("https://diksha.gov.in/", None, None),
        ("https://youtube.com/@school", "link", None),
        ("https://youtube.com.evil.invalid/a", "video", None),
        ("https://evilyoutube.com/a", "video", None),
        ("https://evil.invalid/youtube.com", "video", None),
        ("https://com/a", "video", None),
    ],
)
def test_where_a_film_lies(url: str, kind: str | None, host: str | None) -> None:
    found = film_host(Evidence.model_validate({"url": url, "kind": kind}))
    assert (found.name if found else None) == host


def test_a_file_is_no_film_on_the_web() -> None:
    assert film_host(Evidence(file="a.mp4", kind="video")) is None
