"""The catalogue: its model, its files, and how they are read."""
