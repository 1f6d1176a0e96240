"""Bringing together what a person changed in a file and what the tool now writes."""
