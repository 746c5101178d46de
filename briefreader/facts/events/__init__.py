"""What happened: meetings, elections, attacks and the like, told by a noun or by a verb."""
