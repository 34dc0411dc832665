"""Who vouches for a deck: keys, signatures and trust."""
