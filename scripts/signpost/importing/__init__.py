"""Makes a list of a document: its paragraphs with ids, its links, drafts of entries, and what an entry still lacks."""
