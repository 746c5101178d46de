"""The list of a document's notes: its model, and how a card is painted."""
