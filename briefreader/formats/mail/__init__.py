"""Messages, and web pages saved as messages."""
