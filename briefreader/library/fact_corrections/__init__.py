"""What the user says of facts: kept in records and in facts.toml, laid over what was found."""
