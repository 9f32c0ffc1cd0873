"""Tests of `signpost.links.page`."""
