"""Mela: from submitted improvement stories to a checked, searchable website and a printed book."""

__version__ = "0.1.0"
