"""What a publication shows: made from the signed record each time it is asked for."""
