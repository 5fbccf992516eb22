"""The map of the world and the matrix of jurisdictions and services, now or at another moment."""
