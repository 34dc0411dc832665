"""The visual vocabulary: every widget paints itself from the roles of the theme."""
