"""The list of all notes of the library: its rows, how one is painted, and what stands around it."""
