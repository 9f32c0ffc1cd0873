"""Opening hours: times of the week, and the words in which people write them."""
