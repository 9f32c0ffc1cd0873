"""The link check: checks every web address, email address and phone number, and reports what does not work.

Data flow: collect → targets → probe → classify → findings → report (with the memory of past checks).
"""
