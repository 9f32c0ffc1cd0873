"""What git knows of the catalogue: its state at a commit, what changed between two, and the repository on GitHub."""
