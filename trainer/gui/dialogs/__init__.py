"""Windows on top of the window. All open without blocking; what they did is told by a signal."""
