"""What makes a built site ready for readers: styles, policy, saved copy."""
