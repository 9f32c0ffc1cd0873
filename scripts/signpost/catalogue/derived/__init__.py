"""What is derived from entries, once for all pages, exports and checks: dates, trust, cost, what is published."""
