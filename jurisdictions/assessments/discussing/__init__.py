"""Comments on the texts of an assessment, and what becomes of them."""
