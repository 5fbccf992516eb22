"""Random lives of a desk on the real database, beside a naive oracle that says what must pass."""
