"""The glass: the only place that knows Qt."""
