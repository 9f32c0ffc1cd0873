"""What follows from entries and is said in one way everywhere: dates, trust, what is published, people's words."""
