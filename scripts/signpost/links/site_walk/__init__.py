"""The links within the built site."""
