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
    keep = []

    def is_collected_while_there_is_ever_more():
        # More each time: what earlier tests left goes meanwhile, and takes itself off the count.
        keep.extend([] for _ in range(gc.get_threshold()[0]))
        return bool(threads)

    gc.callbacks.append(note)
    try:
        qtbot.waitUntil(is_collected_while_there_is_ever_more)
    finally:
        gc.callbacks.remove(note)
    assert set(threads) == {threading.main_thread()}
