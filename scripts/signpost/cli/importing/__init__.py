"""The commands around the document that a list comes from."""
