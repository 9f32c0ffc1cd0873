"""The words that rules look for: ages, danger, personal mailboxes, phrases that are hard to understand."""
