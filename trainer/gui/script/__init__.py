"""What the person sees who plays the customer: on the screen itself, or in a window of its own."""

from trainer.gui.script.view import ScriptView as ScriptView
