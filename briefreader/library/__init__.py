"""The one face over everything below: what the commands and the window call."""
