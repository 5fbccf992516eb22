"""Acts of the intake room."""
