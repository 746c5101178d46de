"""The tree of tags as a list of rows that can be folded, and what is done with a tag."""
