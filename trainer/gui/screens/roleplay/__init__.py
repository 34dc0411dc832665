"""Before a talk: with which customer, who plays them, and the talks there were."""

from trainer.gui.screens.roleplay.screen import RoleplayScreen as RoleplayScreen
