"""Whether everything that must run does run, in words."""
