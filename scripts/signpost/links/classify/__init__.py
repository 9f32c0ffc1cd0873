"""What an answer means for a reader."""
