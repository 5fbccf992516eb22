"""Speed against its budgets: `make bench`."""
