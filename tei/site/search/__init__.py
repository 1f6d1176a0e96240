"""Full-text search without a server: an index in small parts, which a page loads as it needs them."""
