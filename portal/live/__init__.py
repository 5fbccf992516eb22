"""What changed everywhere at once, on pages that are open: a word over Redis, streamed to browsers."""
