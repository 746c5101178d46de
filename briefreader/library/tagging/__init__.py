"""Steps on tags: planned from what is there, carried out, taken back; and the tree of all tags."""
