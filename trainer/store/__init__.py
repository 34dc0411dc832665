"""The only place that knows SQL. Rows go in and out as the frozen dataclasses of `trainer.domain`."""
