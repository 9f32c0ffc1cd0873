"""Asks each address, with care for those who answer."""
