"""The printed book: a plan of its pages, chapters typeset separately, and their merge into one PDF."""
