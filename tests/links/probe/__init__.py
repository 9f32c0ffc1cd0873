"""Tests of `signpost.links.probe`."""
