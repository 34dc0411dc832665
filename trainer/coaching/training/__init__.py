"""Teaching the encoder of the coach, on two processor cores: ``python -m trainer.coaching.training --help``.

It needs the dependency group `training`; the program itself never imports it.
"""
