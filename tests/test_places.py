"""Where a database is safe, decided on made-up folders and mounts, and told in a sentence on real ones."""

from __future__ import annotations

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from trainer import places
from trainer.places import Hazard

HOME = PurePosixPath("/home/sam")
WINDOWS_HOME = PureWindowsPath(r"C:\Users\Sam")


def client(folder: PurePath, *files: str, home: PurePath = HOME) -> str:
    there = [type(folder)(file) for file in files]
    return places.sync_client(folder, home, lambda place, name: any(one == place / name for one in there))


# ---------------------------------------------------------------- sync clients


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("/home/sam/Dropbox/trainer", "Dropbox"),
        ("/home/sam/dropbox", "Dropbox"),
        ("/home/sam/Dropbox (Acme Ltd)/practice", "Dropbox"),
        ("/Users/sam/Library/CloudStorage/Dropbox-Acme/t", "Dropbox"),
        ("/Users/sam/Library/CloudStorage/OneDrive-Acme/t", "OneDrive"),
        ("/home/sam/OneDrive - Acme/t", "OneDrive"),
        ("/Users/sam/Library/CloudStorage/GoogleDrive-sam@acme.com/My Drive/t", "Google Drive"),
        ("/home/sam/Google Drive/t", "Google Drive"),
        ("/Users/sam/Library/Mobile Documents/com~apple~CloudDocs/t", "iCloud Drive"),
        ("/home/sam/Nextcloud/a/b/c", "Nextcloud"),
        ("/home/sam/Nextcloud2/t", "Nextcloud"),
        ("/home/sam/ownCloud/t", "ownCloud"),
        ("/home/sam/Box/t", "Box"),
        ("/home/sam/Box Sync/t", "Box"),
        ("/Users/sam/Library/CloudStorage/Box-Box/t", "Box"),
        ("/home/sam/MEGA/t", "MEGA"),
        ("/home/sam/pCloudDrive/t", "pCloud"),
    ],
)
def test_a_folder_of_a_sync_client_is_known_by_its_name(folder: str, name: str) -> None:
    assert client(PurePosixPath(folder)) == name


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        (r"C:\Users\Sam\OneDrive\Documents\t", "OneDrive"),
        (r"C:\Users\Sam\OneDrive - Acme Ltd\t", "OneDrive"),
        (r"C:\Users\Sam\iCloudDrive\t", "iCloud Drive"),
        (r"G:\My Drive\t", "Google Drive"),
        (r"C:\Users\Sam\Box\t", "Box"),
        (r"C:\Users\Sam\AppData\Local\objection-trainer", ""),
        (r"D:\Box\t", ""),
    ],
)
def test_so_is_one_on_windows(folder: str, name: str) -> None:
    assert client(PureWindowsPath(folder), home=WINDOWS_HOME) == name


@pytest.mark.parametrize(
    "folder",
    [
        "/home/sam/.local/share/objection-trainer",
        "/home/sam/boxes/t",
        "/srv/box/t",
        "/home/sam/work/sync/t",
        "/home/sam/my dropbox notes/t",
        "/home/driver/t",
        "/",
    ],
)
def test_an_ordinary_folder_is_nobodys(folder: str) -> None:
    assert client(PurePosixPath(folder), "/home/sam/.dropbox") == ""


@pytest.mark.parametrize(
    ("file", "name"),
    [
        (".dropbox.cache", "Dropbox"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".tmp.driveupload", "Google Drive"),
        (".nextcloudsync.log", "Nextcloud"),
        (".sync_*.db", "Nextcloud"),
        (".stfolder", "Syncthing"),
    ],
)
def test_a_folder_that_was_renamed_is_known_by_what_lies_in_it(file: str, name: str) -> None:
    assert client(PurePosixPath("/data/shared/a/b"), f"/data/shared/{file}") == name
    assert client(PurePosixPath("/data/other"), f"/data/shared/{file}") == ""


# ---------------------------------------------------------------- mounts

MOUNTINFO = r"""
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 27 0:27 / /home/sam/team rw,relatime shared:5 - nfs4 server:/team rw,vers=4.2
31 27 0:28 / /mnt/with\040space rw,relatime - cifs //server/share rw
32 27 0:29 / /home/sam/remote rw,nosuid - fuse.sshfs sam@host: rw
33 27 0:30 / /mnt/c rw,noatime - 9p drvfs rw
34 30 0:31 / /home/sam/team/local rw - ext4 /dev/vdb rw
35 27 0:32 / /media/usb rw - fuseblk /dev/sdb1 rw
36 27 0:33 / /net rw - autofs systemd-1 rw
37 36 0:34 / /net rw - nfs server:/net rw
38 27 0:35 / /run/user/1000/doc rw - fuse.portal portal rw
39 27 0:36 / /home/sam/gone rw - nfs server:/gone rw
40 27 0:37 / /home/sam/gone rw - ext4 /dev/vdc rw
nonsense
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/sam/.local/share/objection-trainer", ""),
        ("/home/sam/team", "nfs4"),
        ("/home/sam/team/a/b", "nfs4"),
        ("/home/sam/team/local/a", ""),
        ("/home/sam/teamwork", ""),
        ("/mnt/with space/t", "cifs"),
        ("/home/sam/remote/t", "fuse.sshfs"),
        ("/mnt/c/Users/Sam", "9p"),
        ("/media/usb/t", ""),
        ("/net/t", "nfs"),
        ("/run/user/1000/doc/t", ""),
        ("/home/sam/gone/t", ""),
    ],
)
def test_a_folder_of_another_computer_is_known_by_its_mount(folder: str, kind: str) -> None:
    assert places.remote_mount(PurePosixPath(folder), places.read_mountinfo(MOUNTINFO)) == kind


@pytest.mark.parametrize("kind", ["9p", "nfs", "overlay"])
def test_a_computer_that_has_nothing_else_may_use_what_it_has(kind: str) -> None:
    assert places.remote_mount(PurePosixPath("/home/sam"), [("/", kind)]) == ""


@pytest.mark.parametrize(
    "kind",
    ["nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "9p", "davfs", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse"],
)
def test_a_file_system_of_another_computer(kind: str) -> None:
    assert places.is_remote(kind)


@pytest.mark.parametrize(
    "kind",
    ["ext4", "btrfs", "xfs", "zfs", "apfs", "ntfs3", "vfat", "tmpfs", "overlay", "fuseblk", "fuse.portal", "ecryptfs"],
)
def test_a_file_system_of_this_computer(kind: str) -> None:
    assert not places.is_remote(kind)


MOUNT = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//sam@server/share on /Volumes/Team share (smbfs, nodev, nosuid, mounted by sam)
server:/export on /Volumes/nfs (nfs)
/dev/disk4s1 on /Volumes/STICK (msdos, local, nodev, nosuid, noowners)
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [("/Volumes/Team share/t", "smbfs"), ("/Volumes/nfs/t", "nfs"), ("/Volumes/STICK/t", ""), ("/Users/sam", "")],
)
def test_the_same_on_macos(folder: str, kind: str) -> None:
    assert places.remote_mount(PurePosixPath(folder), places.read_mount(MOUNT)) == kind


@pytest.mark.parametrize(
    ("folder", "is_unc"),
    [
        (r"\\server\share\t", True),
        ("//server/share/t", True),
        (r"\\?\UNC\server\share", True),
        (r"\\?\C:\Users", False),
        (r"C:\Users", False),
    ],
)
def test_a_path_to_another_computer_on_windows(folder: str, is_unc: bool) -> None:
    assert places.is_unc(folder) is is_unc


# ---------------------------------------------------------------- real folders


def test_a_folder_of_this_computer_is_safe(tmp_path: Path) -> None:
    assert places.unsafe(tmp_path / "not" / "there") is None


def test_a_link_does_not_hide_where_a_folder_lies(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "Dropbox")
    found = places.unsafe(tmp_path / "link" / "trainer")
    assert found
    assert (found.hazard, found.name) == (Hazard.SYNCED, "Dropbox")
    assert found.sentence.startswith(str(tmp_path / "link"))


def test_a_journal_of_the_client_is_found_by_its_pattern(tmp_path: Path) -> None:
    (tmp_path / ".sync_0a1b2c.db").touch()
    found = places.unsafe(tmp_path / "trainer")
    assert found
    assert found.name == "Nextcloud"
