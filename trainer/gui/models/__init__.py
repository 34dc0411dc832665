"""Lists as Qt's views want them."""
