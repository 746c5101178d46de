"""The builder that every format shares: bytes to text, elements to pieces, pieces to blocks."""
