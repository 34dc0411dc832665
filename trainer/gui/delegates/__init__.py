"""How rows of lists are painted."""
