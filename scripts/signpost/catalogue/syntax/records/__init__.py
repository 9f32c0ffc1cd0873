"""What can be seen of a record in the lines that are written for it: names of fields, signs between things, lists."""
