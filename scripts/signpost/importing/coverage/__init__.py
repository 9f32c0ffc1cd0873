"""What a catalogue keeps of the document that it was made from, and what it repeats."""
