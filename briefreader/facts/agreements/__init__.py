"""What is agreed or enacted by name or number: treaties, laws, resolutions, orders."""
