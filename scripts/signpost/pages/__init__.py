"""The generated pages: a catalogue rendered as Markdown texts, with the templates in templates/."""
