"""The content of a made project as other site builders take it."""
