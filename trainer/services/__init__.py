"""One module per journey. Services own the transaction and the clock; they know neither Qt nor SQL."""
