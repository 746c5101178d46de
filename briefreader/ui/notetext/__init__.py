"""A note's Markdown on the screen: as HTML that does no harm, as a document, or as plain lines."""
