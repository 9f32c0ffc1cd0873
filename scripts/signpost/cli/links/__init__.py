"""Commands of the weekly link check beside scripts/check-links, and what that command shows and takes."""
