"""Measurements: scripts/bench runs them."""
