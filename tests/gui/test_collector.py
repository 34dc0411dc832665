"""Garbage is collected by the GUI thread alone."""

import gc
import threading

from PySide6.QtCore import QObject

from trainer.gui.collector import Collector


def test_the_interpreter_no_longer_collects_by_itself(qtbot):
    parent = QObject()
    Collector(parent)
    assert not gc.isenabled()


def test_a_full_generation_is_collected_on_this_thread(qtbot):
    threads = []

    def note(phase, _info):
        if phase == "start":
            threads.append(threading.current_thread())

    parent = QObject()
    Collector(parent)
    keep = [[] for _ in range(gc.get_threshold()[0] + 100)]
    gc.callbacks.append(note)
    try:
        qtbot.waitUntil(lambda: bool(threads))
    finally:
        gc.callbacks.remove(note)
    assert set(threads) == {threading.main_thread()}
    assert keep
