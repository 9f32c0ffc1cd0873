"""Analysis of texts for the rules: ages, crisis terms, mailboxes, unwanted phrases, spelling, reading grade."""
