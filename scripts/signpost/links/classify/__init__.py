"""Judges what a response means for a reader."""
