"""How text is written in the catalogue's files: slips, hidden characters, and what a maintainer meant."""
