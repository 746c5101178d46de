"""What is known about a document: every claim weighed, each value with its reason."""
