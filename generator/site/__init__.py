"""The website: the frame that MkDocs builds, and every generated page set into it."""
