"""The list of values by which a result can be narrowed."""
