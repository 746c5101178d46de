"""How much, and how many of what."""
