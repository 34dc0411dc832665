"""Models that come over a bad line: right in the end, or to be gone on with."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import settings as rules
from hypothesis import strategies as st

from tests.fetching import (
    DATA,
    LONG,
    PATIENCE,
    a_fetch,
    a_model,
    begin,
    content,
    fetched,
    folder,
    fresh,
    hub,
    no_proxy,
    ranges,
    server,
)
from tests.hub import Answer, Hub
from trainer.speech.fetch import STRIDE, TRIES, FetchError
from trainer.speech.models import ModelFolder

__all__ = ["folder", "hub", "no_proxy", "server"]


# What is gone on with


def test_a_part_is_gone_on_with(hub: Hub, folder: ModelFolder) -> None:
    begin(folder, DATA["model.bin"][:150_000])
    fetched(hub, folder)
    assert content(folder) == DATA
    assert [asked.range for asked in hub.asked] == ["bytes=150000-"]


def test_a_server_without_ranges_begins_again(hub: Hub, folder: ModelFolder) -> None:
    begin(folder, b"x" * 150_000)
    hub.always = Answer(ranges=False)
    fetched(hub, folder)
    assert content(folder) == DATA


def test_a_server_that_refuses_the_range_is_asked_for_all(hub: Hub, folder: ModelFolder) -> None:
    begin(folder, b"x" * 150_000)
    hub.answers.append(Answer(416, headers={"Content-Range": f"bytes */{LONG}"}))
    fetched(hub, folder)
    assert content(folder) == DATA
    assert ranges(hub) == ["bytes=150000-", None]


def test_a_part_that_is_too_long_is_begun_again(hub: Hub, folder: ModelFolder) -> None:
    begin(folder, b"x" * (LONG + 1))
    fetched(hub, folder)
    assert content(folder) == DATA
    assert ranges(hub) == [None]


def test_a_whole_part_only_gets_its_name(hub: Hub, folder: ModelFolder) -> None:
    begin(folder, DATA["model.bin"])
    fetched(hub, folder)
    assert (hub.asked, content(folder)) == ([], DATA)


@pytest.mark.parametrize("part", [b"", b"x" * 150_000, b"x" * LONG])
def test_a_wrong_byte_is_never_kept(hub: Hub, folder: ModelFolder, part: bytes) -> None:
    begin(folder, part)
    hub.always = Answer(wrong=LONG - 1)
    with pytest.raises(FetchError, match=r"^model\.bin was damaged on its way and thrown away; try again\.$"):
        fetched(hub, folder)
    assert sorted(content(folder)) == ["config.json"]
    fresh(hub)
    fetched(hub, folder)
    assert content(folder) == DATA


# Connections that are cut


def test_a_cut_connection_is_taken_up_where_it_was(hub: Hub, folder: ModelFolder) -> None:
    hub.answers.extend([Answer(), Answer(cut=70_000), Answer(cut=-1), Answer(cut=20_000)])
    fetched(hub, folder)
    assert content(folder) == DATA
    assert ranges(hub) == [None, "bytes=70000-", "bytes=70000-", "bytes=90000-"]


def test_a_stalling_server_is_asked_again(hub: Hub, folder: ModelFolder) -> None:
    hub.answers.extend([Answer(), Answer(cut=70_000, stalls=True)])
    fetched(hub, folder, timeout=0.2)
    assert content(folder) == DATA
    hub.resumed.set()


def test_a_server_that_only_cuts_is_given_up(hub: Hub, folder: ModelFolder) -> None:
    hub.answers.append(Answer())
    hub.always = Answer(cut=1_000)
    with pytest.raises(FetchError, match="The connection was cut again and again; what came is kept"):
        fetched(hub, folder)
    assert content(folder)["model.bin.part"] == DATA["model.bin"][: 1_000 * TRIES]


def test_a_line_that_is_often_cut_but_brings_something_is_not_given_up(folder: ModelFolder) -> None:
    data = {"model.bin": bytes(STRIDE * (TRIES + 3))}
    hub = Hub(data)
    hub.always = Answer(cut=STRIDE + 70_000)
    fetched(hub, folder, model=a_model(data))
    assert content(folder) == data
    assert len(hub.asked) > TRIES + 1
    hub.close()


cuts = st.builds(Answer, cut=st.integers(-1, LONG), resets=st.booleans(), ranges=st.booleans())


@rules(max_examples=60)
@given(st.lists(cuts, max_size=TRIES + 2), st.integers(0, LONG))
def test_however_it_is_cut_it_comes_right_or_can_be_gone_on_with(server: Hub, cuts: list[Answer], begun: int) -> None:
    hub = fresh(server)
    hub.answers.extend(cuts)
    with TemporaryDirectory() as place:
        folder = ModelFolder(Path(place))
        begin(folder, DATA["model.bin"][:begun])
        failure = a_fetch(hub, folder).start().exception(PATIENCE)
        if failure:
            assert isinstance(failure, FetchError)
            assert "what came is kept" in str(failure)
            came = content(folder)["model.bin.part"]
            assert came == DATA["model.bin"][: len(came)]
            fetched(fresh(hub), folder)
            assert ranges(hub) == ([f"bytes={len(came)}-"] if came else [None])
        assert content(folder) == DATA
