"""The command of the weekly list of calls."""
