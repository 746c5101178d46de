"""What every format shares: bytes to text, archives, elements to pieces, pieces to blocks."""
