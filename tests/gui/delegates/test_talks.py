"""A talk in the list: taller where a month begins, growing with the text, and only what is chosen is filled."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from trainer.domain.categories import Category
from trainer.domain.days import Moment
from trainer.domain.talks import TalkRow
from trainer.gui import theme
from trainer.gui.delegates.talks import TalkDelegate
from trainer.gui.models.talks import TalksModel

DAY_MS = 86_400_000


def shown(qtbot: QtBot, *days: int) -> QListView:
    view = QListView()
    qtbot.addWidget(view)
    model = TalksModel(view)
    view.setModel(model)
    view.setItemDelegate(TalkDelegate(view))
    view.resize(360, 400)
    model.show_rows(tuple(TalkRow(str(d), Moment(d * DAY_MS), "Ana", Category.TIME, "Later.", layers=4) for d in days))
    view.show()
    qtbot.waitExposed(view)
    return view


def height(view: QListView, place: int) -> int:
    return view.visualRect(view.model().index(place, 0)).height()


def test_the_first_of_a_month_is_taller_by_its_name(qtbot: QtBot, look: theme.Theme) -> None:
    view = shown(qtbot, 62, 61, 40)
    assert height(view, 0) == height(view, 2) > height(view, 1)


def test_rows_grow_with_the_text(qtbot: QtBot, qapp: QApplication, look: theme.Theme) -> None:
    before = height(shown(qtbot, 62), 0)
    theme.apply(qapp, theme.Scheme.LIGHT, 2.0, reduce_motion=True)
    assert height(shown(qtbot, 62), 0) > 1.5 * before


def test_what_is_chosen_is_filled_and_the_name_of_its_month_is_not(qtbot: QtBot, look: theme.Theme) -> None:
    view = shown(qtbot, 62, 61)
    plain = view.grab().toImage()
    view.selectionModel().select(view.model().index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    chosen = view.grab().toImage()
    box = view.visualRect(view.model().index(0, 0))
    spots = (box.left() + 3, box.top() + 4), (box.right() - 12, box.bottom() - 6)
    ratio = plain.devicePixelRatio()
    places = [(int(x * ratio), int(y * ratio)) for x, y in spots]
    assert [plain.pixelColor(*at) == chosen.pixelColor(*at) for at in places] == [True, False]
