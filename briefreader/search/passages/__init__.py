"""Where a query stands in one text: what lights up, the passages to show, find in a document."""
