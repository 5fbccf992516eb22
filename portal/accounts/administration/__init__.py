"""Pages on which administrators set up people and teams; every change is an act."""
