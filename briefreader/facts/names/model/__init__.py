"""The token classifier: which words of a text name people, organisations and places."""
