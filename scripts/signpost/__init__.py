"""Signpost: a catalogue of services in YAML goes in, the pages and data of a static site come out."""
