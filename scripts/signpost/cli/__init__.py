"""The commands. They alone read arguments, print and exit."""
