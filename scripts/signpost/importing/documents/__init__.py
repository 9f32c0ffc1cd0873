"""Documents of several kinds, read into one form."""
