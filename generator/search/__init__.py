"""The static search index: words of every language to one key, postings in shards, facets, cards. Its reader's side is themes/site/search.js."""
