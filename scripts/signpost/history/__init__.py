"""What Git knows: the list's past, what changed, and the repository on GitHub."""
