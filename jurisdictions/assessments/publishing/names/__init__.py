"""Looking for people in what is about to be published, and taking out those who withdrew."""
