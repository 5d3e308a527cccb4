"""What every stage needs and none owns: fingerprints and cache, worker pool, templates, writing beside and swapping, progress."""
