"""Which days, years and spans of time."""
