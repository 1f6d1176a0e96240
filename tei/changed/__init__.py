"""Which files a branch changed, and which others that concerns."""
