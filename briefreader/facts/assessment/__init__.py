"""What the author of a document thinks: cues of judgement, and whose voice speaks."""
