"""Mends what a machine can mend for certain in the catalogue's files, without losing a word or a comment."""
