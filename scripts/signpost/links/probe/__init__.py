"""Checking each target: web addresses by requests, email addresses by DNS, phone numbers by their digits."""
