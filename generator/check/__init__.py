"""Models to diagnostics: one rule a function, each with a code, a severity and its documentation; and the report in five formats."""
