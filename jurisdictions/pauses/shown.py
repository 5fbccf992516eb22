"""Where pauses show themselves outside their own pages."""
