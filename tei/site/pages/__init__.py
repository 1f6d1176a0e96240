"""The pages around the editions, one module for each kind."""
