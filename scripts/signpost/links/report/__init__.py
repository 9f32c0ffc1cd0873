"""The report, the memory of past checks and the issue."""
