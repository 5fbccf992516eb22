"""Break-glass: two executives lift a pause for some hours, and it begins again by itself."""
