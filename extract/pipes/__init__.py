"""Pipes: spaCy components that each write one group of spans into the Doc, as config.cfg orders."""
