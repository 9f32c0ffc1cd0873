"""Web pages: HTML parsed in separate processes, and the text, names and anchors found in it."""
