"""The collection: every checked story with its links to places, taxonomy, practices, festivals and to other stories, made once for site, search, book and exports."""
