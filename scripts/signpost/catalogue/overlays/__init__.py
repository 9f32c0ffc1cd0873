"""One list laid under another: national entries below those of a place."""
