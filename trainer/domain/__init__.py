"""What is true of selling and remembering with no computer at all."""
