"""Mistakes in how a file is written, explained to people who never saw YAML, with corrections."""
