"""People, organisations and places."""
