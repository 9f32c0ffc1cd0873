"""The work with MkDocs' own commands: `scripts/serve`, and what the hooks do for `mkdocs build` and `mkdocs serve`."""
