"""What the typesetter may open: the files prepared for its pages, and nothing else."""

from collections.abc import Mapping
from pathlib import Path

from weasyprint.urls import URLFetcher, URLFetcherResponse

SCHEME = "prepared:"


class PreparedFiles(URLFetcher):  # type: ignore[misc]
    """Knows addresses `prepared:NAME` of the files it is given. Every other address, on the network or on this machine, is refused without being opened."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        super().__init__(allowed_protocols=(SCHEME.rstrip(":"),), allow_redirects=False)
        self._files = files

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002 - the base class's signature
        """The JPEG prepared under this address.

        Raises:
            ValueError: it is none of the prepared files.
        """
        path = self._files.get(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
        if path is None:
            raise ValueError(f"{url[:100]} is no part of the book")
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "image/jpeg"})
