"""The data files beside the pages, for other programs and for the pages' scripts."""
