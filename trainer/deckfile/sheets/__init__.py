"""Tables as files: CSV, Excel and plain text. What their columns are is said in `trainer.domain.intake`."""
