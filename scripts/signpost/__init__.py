"""Signpost: builds a static site and its data files from a catalogue of services in YAML."""
