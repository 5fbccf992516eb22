"""Files that people hand in: named safely, measured here, kept with their act, only ever downloaded."""
