"""`scripts/new-site`: lays down a list of one's own."""
