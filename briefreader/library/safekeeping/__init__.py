"""What snapshots are made of: which files, how they are stored, which are kept, what comes back."""
