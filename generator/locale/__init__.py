"""Words, numbers and dates of the reader's language: gettext catalogues (one .po file a language) and Babel."""
