"""Opening hours: a parser of the words in which people write them, and intervals of the week to compare."""
