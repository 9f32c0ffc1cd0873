"""The calls to make: which numbers and mailboxes want one and why, what to ask, and what to write down afterwards."""
