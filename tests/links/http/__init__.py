"""Tests of `signpost.links.http`."""
