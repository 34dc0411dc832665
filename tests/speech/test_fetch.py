"""One download of a model: what comes of it, how it is stopped, and what it says when it fails."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest

from tests.disks import SmallDisk, disk
from tests.fetching import (
    DATA,
    LONG,
    MODEL,
    PATIENCE,
    a_fetch,
    begin,
    content,
    fetched,
    folder,
    fresh,
    hub,
    no_proxy,
    ranges,
    server,
    until_over,
)
from tests.hub import Answer, Asked, Hub
from trainer.errors import DiskFullError
from trainer.speech import fetch as fetching
from trainer.speech.fetch import Fetch, FetchError, StoppedError
from trainer.speech.models import MODELS, ModelFolder

__all__ = ["disk", "folder", "hub", "no_proxy", "server"]

REFUSED = "Something else came instead of the model; sign in to this network in a web browser, then try again."


# What comes


def test_a_model_comes_whole(hub: Hub, folder: ModelFolder) -> None:
    assert fetched(hub, folder) == folder.place(MODEL)
    assert content(folder) == DATA
    address = "/Systran/faster-whisper-tiny.en/resolve/c0ffee"
    assert hub.asked == [Asked(f"{address}/config.json", None), Asked(f"{address}/model.bin", None)]


def test_the_address_is_the_pinned_one() -> None:
    fetch = Fetch(MODELS[0], ModelFolder(Path("models")), lambda done, total: None)
    assert fetch._base == (
        "https://huggingface.co/Systran/faster-whisper-tiny.en/resolve/0d3d19a32d3338f10357c0889762bd8d64bbdeba"
    )


def test_nothing_is_asked_before_it_starts(hub: Hub, folder: ModelFolder) -> None:
    a_fetch(hub, folder)
    assert (hub.asked, folder.root.exists()) == ([], False)


def test_what_is_there_is_not_asked_for_again(hub: Hub, folder: ModelFolder) -> None:
    fetched(hub, folder)
    hub.asked.clear()
    seen: list[tuple[int, int]] = []
    fetched(hub, folder, progress=lambda *told: seen.append(told))
    assert (hub.asked, seen) == ([], [(MODEL.size, MODEL.size)])


def test_what_is_damaged_comes_again(hub: Hub, folder: ModelFolder) -> None:
    fetched(hub, folder)
    (folder.place(MODEL) / "model.bin").write_bytes(b"x" * LONG)
    hub.asked.clear()
    fetched(hub, folder)
    assert content(folder) == DATA
    assert len(hub.asked) == 1


def test_progress_counts_every_byte_of_all_files(hub: Hub, folder: ModelFolder) -> None:
    begin(folder, DATA["model.bin"][:150_000])
    seen: list[tuple[int, int]] = []
    fetched(hub, folder, progress=lambda *told: seen.append(told))
    assert seen[0] == (150_100, MODEL.size)
    assert seen[-1] == (MODEL.size, MODEL.size)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert {total for _, total in seen} == {LONG + 100}


# Stopping


def test_a_stopped_download_is_gone_on_with(hub: Hub, folder: ModelFolder) -> None:
    fetch = a_fetch(hub, folder, progress=lambda done, total: fetch.cancel() if done > 100_000 else None)
    with pytest.raises(StoppedError, match=r"what came is kept, and it goes on from there\.$"):
        fetch.start().result(PATIENCE)
    until_over()
    came = len(content(folder)["model.bin.part"])
    assert 99_900 < came < LONG
    fetched(fresh(hub), folder)
    assert content(folder) == DATA
    assert ranges(hub) == [f"bytes={came}-"]


@pytest.mark.parametrize("where", [-1, 0, 70_000])
def test_nobody_waits_for_a_server_that_stalls(hub: Hub, folder: ModelFolder, where: int) -> None:
    hub.answers.extend([Answer(), Answer(cut=where, stalls=True)])
    fetch = a_fetch(hub, folder)
    future = fetch.start()
    assert hub.stalled.wait(PATIENCE)
    fetch.cancel()
    with pytest.raises(StoppedError):
        future.result(0)
    before = content(folder)
    hub.resumed.set()
    until_over()
    assert content(folder) == before


def test_it_can_be_stopped_before_it_starts_and_after_it_is_over(hub: Hub, folder: ModelFolder) -> None:
    fetch = a_fetch(hub, folder)
    fetch.cancel()
    with pytest.raises(StoppedError):
        fetch.start().result(PATIENCE)
    until_over()
    assert hub.asked == []
    fetch = a_fetch(hub, folder)
    done = fetch.start()
    done.result(PATIENCE)
    fetch.cancel()
    assert done.result() == folder.place(MODEL)


def test_what_is_stopped_at_its_last_byte_only_waits_for_its_name(hub: Hub, folder: ModelFolder) -> None:
    fetch = a_fetch(hub, folder, progress=lambda done, total: fetch.cancel() if done == total else None)
    with pytest.raises(StoppedError):
        fetch.start().result(PATIENCE)
    until_over()
    assert content(folder)["model.bin.part"] == DATA["model.bin"]
    fetched(fresh(hub), folder)
    assert (content(folder), hub.asked) == (DATA, [])


def test_stopping_ends_the_wait_between_two_tries(hub: Hub, folder: ModelFolder) -> None:
    hub.answers.append(Answer(cut=10))
    over: Future[None] = Future()
    fetch = a_fetch(hub, folder, pause=1_000, progress=lambda done, total: over.set_result(None) if done else None)
    fetch.start()
    over.result(PATIENCE)
    fetch.cancel()
    until_over()
    assert len(hub.asked) == 1


# What else may come


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (Answer(404), "The server does not give the model out (it said 404); update the program, or choose a folder"),
        (Answer(403), "(it said 403)"),
        (Answer(416), "(it said 416)"),
        (Answer(500), "The server with the model is in trouble; what came is kept, so try again later."),
        (Answer(503), "The server with the model is in trouble"),
        (Answer(429), "The server with the model is in trouble"),
        (Answer(511, body=b"sign in"), REFUSED),
        (Answer(200, body=b"<html>sign in", headers={"Content-Type": "text/html; charset=utf-8"}), REFUSED),
        (Answer(200, body=b"<" * LONG, headers={"Content-Type": "text/html"}), REFUSED),
        (Answer(200, body=b"x" * (LONG + 1)), REFUSED),
        (Answer(200, body=b"x" * (LONG - 1)), REFUSED),
        (Answer(204), REFUSED),
        (Answer(206, body=b"x" * LONG), REFUSED),
        (Answer(206, body=b"x" * 9, headers={"Content-Range": f"bytes 9-17/{LONG}"}), REFUSED),
        (Answer(206, body=b"x" * 9, headers={"Content-Range": "bytes 0-8/9"}), REFUSED),
        (Answer(302), "(it said 302)"),
    ],
    ids=lambda value: str(value.status) if isinstance(value, Answer) else "",
)
def test_what_is_not_the_file_is_told_in_a_sentence(
    hub: Hub, folder: ModelFolder, answer: Answer, sentence: str
) -> None:
    hub.answers.extend([Answer(), answer])
    with pytest.raises(FetchError) as failed:
        fetched(hub, folder)
    assert sentence in str(failed.value)
    assert content(folder) == {"config.json": DATA["config.json"]}


def test_a_refusal_leaves_what_came(hub: Hub, folder: ModelFolder) -> None:
    begin(folder, DATA["model.bin"][:5_000])
    hub.answers.append(Answer(503))
    with pytest.raises(FetchError):
        fetched(hub, folder)
    fetched(hub, folder)
    assert ranges(hub) == ["bytes=5000-", "bytes=5000-"]


def test_no_more_is_written_than_the_file_has(hub: Hub, folder: ModelFolder) -> None:
    """A server that tells no length may send more than anybody has room for."""
    head = {"Content-Length": "many"}
    hub.answers.extend([Answer(), Answer(200, body=DATA["model.bin"] + b"and more", headers=head)])
    fetched(hub, folder)
    assert content(folder) == DATA
    assert len(hub.asked) == 2


# The way there


def test_a_redirect_keeps_the_range(hub: Hub, folder: ModelFolder) -> None:
    begin(folder, DATA["model.bin"][:5_000])
    hub.answers.append(Answer(302, headers={"Location": "/elsewhere/model.bin?key=1"}))
    fetched(hub, folder)
    assert hub.asked[-1] == Asked("/elsewhere/model.bin?key=1", "bytes=5000-")
    assert content(folder) == DATA


@pytest.mark.parametrize("scheme", ["http", "ftp"])
def test_a_redirect_to_an_unsafe_address_is_refused(hub: Hub, folder: ModelFolder, scheme: str) -> None:
    elsewhere = hub.base.replace("http://127.0.0.1", f"{scheme}://localhost")
    hub.answers.append(Answer(302, headers={"Location": f"{elsewhere}/config.json"}))
    with pytest.raises(FetchError, match="The server named an address that is not safe"):
        fetched(hub, folder)
    assert len(hub.asked) == 1


def test_the_proxy_of_the_system_is_asked(hub: Hub, folder: ModelFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", hub.base)
    fetched(hub, folder, base="http://models.example")
    assert content(folder) == DATA
    assert hub.asked[0].path.startswith("http://models.example/Systran/")


def test_no_network_is_told_at_once(hub: Hub, folder: ModelFolder) -> None:
    gone = Hub({})
    gone.close()
    with pytest.raises(FetchError, match="cannot be reached; see whether this computer is online"):
        fetched(gone, folder, pause=1_000)


def test_a_network_that_goes_away_in_the_middle_is_waited_for(hub: Hub, folder: ModelFolder) -> None:
    going = Hub(dict(DATA))
    going.always = Answer(cut=60)
    gone: list[bool] = []

    def leave(done: int, total: int) -> None:
        if done == 60 and not gone:
            gone.append(True)
            going.close()

    with pytest.raises(FetchError, match="cut again and again"):
        fetched(going, folder, progress=leave)
    assert content(folder) == {"config.json.part": DATA["config.json"][:60]}


def test_a_server_that_cannot_prove_who_it_is_is_refused(folder: ModelFolder, tmp_path: Path) -> None:
    if not shutil.which("openssl"):
        pytest.skip("there is no openssl to sign a certificate")
    key, signed = str(tmp_path / "key"), str(tmp_path / "signed")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1"]
    subprocess.run([*command, "-keyout", key, "-out", signed], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(signed, key)
    hub = Hub(DATA, context)
    with pytest.raises(FetchError, match="The server could not prove who it is"):
        fetched(hub, folder)
    hub.close()
    assert hub.asked == []


# The disk


def test_no_room_is_told_before_anything_is_asked(hub: Hub, disk: SmallDisk) -> None:
    with pytest.raises(DiskFullError, match=r"needs 51 MB of room for the model and has \d+; make room, then"):
        fetched(hub, ModelFolder(disk.folder))
    assert hub.asked == []


def test_a_model_that_is_there_needs_no_room(hub: Hub, disk: SmallDisk) -> None:
    folder = ModelFolder(disk.folder)
    begin(folder, DATA["model.bin"])
    (folder.place(MODEL) / "model.bin.part").rename(folder.place(MODEL) / "model.bin")
    disk.fill()
    assert fetched(hub, folder) == folder.place(MODEL)


def test_a_disk_that_fills_up_keeps_what_came(hub: Hub, disk: SmallDisk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SPARE", 0)
    folder = ModelFolder(disk.folder)

    def fill(done: int, total: int) -> None:
        if 70_000 < done < 150_000:
            disk.fill()

    with pytest.raises(DiskFullError, match="The disk is full; make room, then try again, and the download goes on"):
        fetched(hub, folder, progress=fill)
    came = content(folder)["model.bin.part"]
    assert came == DATA["model.bin"][: len(came)]
    assert len(came) >= 65_536
    disk.empty()
    fetched(fresh(hub), folder)
    assert content(folder) == DATA
    assert ranges(hub) == [f"bytes={len(came)}-"]


def test_a_place_that_takes_no_files_is_told(hub: Hub, folder: ModelFolder) -> None:
    folder.root.write_text("a file")
    with pytest.raises(FetchError, match=r"^The model cannot be written to .+tiny\.en \(.+\); allow writing to it"):
        fetched(hub, folder)


def test_a_model_of_the_same_name_is_replaced_in_one_step(
    hub: Hub, folder: ModelFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(folder, b"")
    (folder.place(MODEL) / "model.bin").write_bytes(b"old")
    real: Callable[..., None] = os.replace

    def refuse(*args: object) -> None:
        raise PermissionError(13, "It is in use")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(FetchError, match=r"\(It is in use\)"):
        fetched(hub, folder)
    assert content(folder)["model.bin"] == b"old"
    monkeypatch.setattr(os, "replace", real)
    hub.asked.clear()
    fetched(hub, folder)
    assert (content(folder), hub.asked) == (DATA, [])
