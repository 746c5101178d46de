"""The text being read: its layout, what is painted on it, and what the reader does with it."""
