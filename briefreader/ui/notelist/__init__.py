"""The list of a document's notes: its model, its cards, and the editor that opens on one."""
