"""What a story, practice, festival, place is: models without input or output. The JSON Schema comes from here."""
