"""What a query asks beside the texts: the user's work, facts and metadata choose documents."""
