"""How the index works inside: segments of arrays, their files, queries on them."""
