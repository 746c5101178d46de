"""Word processors' files."""
