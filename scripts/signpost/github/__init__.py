"""What is read from and written to GitHub's API: rolling issues and readers' reports, by the standard library alone."""
