"""The catalogue for other programs and for the pages' scripts."""
