"""Drafts of entries, made of the paragraphs of a document."""
