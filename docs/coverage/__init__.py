"""What the due-diligence record must hold, and the tests that show it. Nothing here needs a database."""
