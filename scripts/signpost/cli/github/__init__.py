"""Commands that workflows run with a token, for which the standard library is enough."""
