"""The link check: every web address, email address and phone number, asked, remembered and reported.

The way of the data: targets → probe (web, mail, phones) → findings → memory → rows → reports.
"""
