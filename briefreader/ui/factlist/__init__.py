"""The list of key facts: what it holds, and how a row is painted."""
