"""Decide what the spans mean together: who, by when, which day, which item."""
