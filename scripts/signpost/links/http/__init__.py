"""What a web server answers, read as browsers read it."""
