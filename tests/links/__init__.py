"""Tests of the link check, against servers on loopback."""
