"""What each piece is to the document: title, heading, question, caption, boilerplate."""
