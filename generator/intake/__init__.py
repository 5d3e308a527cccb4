"""From bytes to models: YAML with positions, story folders, evidence files, the project and its content. Whatever is wrong becomes a diagnostic."""
