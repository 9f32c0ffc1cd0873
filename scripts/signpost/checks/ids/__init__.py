"""What the ids of the catalogue's own files name, and what names them."""
