"""Before a meeting: what is likely to come up, what to say first, and saying it until it comes easily."""

from trainer.gui.screens.meeting.screen import MeetingScreen as MeetingScreen
