"""The programs that make a site of the pages: MkDocs and Zensical."""
