"""Acts of the clocks."""
