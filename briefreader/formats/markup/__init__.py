"""Formats that are text: plain text, Markdown, HTML."""
