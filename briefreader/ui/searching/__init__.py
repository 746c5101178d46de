"""What stands around the search box: chips, suggestions, past and saved searches, passages."""
