"""Photos and documents: from the bytes that were handed in to those that readers get, smaller and without metadata."""
