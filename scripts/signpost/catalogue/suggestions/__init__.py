"""What a maintainer may have meant by a value that is not valid, for the messages and for `scripts/check --fix`."""
