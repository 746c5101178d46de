"""Notes leave the library."""
