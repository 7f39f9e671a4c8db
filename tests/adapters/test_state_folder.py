"""The service's own folder: private, for one process at a time, whole files only."""

from __future__ import annotations

import os
import socket
import stat
from pathlib import Path

import pytest

from sheetsync.adapters.state_folder import StateFolder
from sheetsync.errors import BadConfig, Busy, DiskFault


def test_it_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    folder = StateFolder(tmp_path / "deep" / "state")
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700


@pytest.mark.parametrize("mode", [0o770, 0o777, 0o702])
def test_a_folder_where_others_may_write_is_refused(tmp_path: Path, mode: int) -> None:
    place = tmp_path / "state"
    place.mkdir()
    place.chmod(mode)
    with pytest.raises(BadConfig, match="chmod 700"):
        StateFolder(place)


def test_a_file_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("")
    with pytest.raises(DiskFault, match=r"service\.state"):
        StateFolder(tmp_path / "state")


def test_a_second_one_is_refused_and_hears_who_has_it(tmp_path: Path) -> None:
    first, second = StateFolder(tmp_path), StateFolder(tmp_path)
    told = f"process {os.getpid()} on {socket.gethostname()}"
    with first.locked(), pytest.raises(Busy, match=told), second.locked():
        pass
    with second.locked():
        pass


def test_a_lock_that_says_nothing_is_still_a_lock(tmp_path: Path) -> None:
    first, second = StateFolder(tmp_path), StateFolder(tmp_path)
    with first.locked():
        (tmp_path / "lock").write_text("")
        with pytest.raises(Busy, match="another process uses it"), second.locked():
            pass


def test_a_lock_that_cant_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "lock").mkdir()
    with pytest.raises(DiskFault, match="lock: can't be opened"), StateFolder(tmp_path).locked():
        pass


def test_what_a_killed_process_left_in_the_lock_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text('{"pid": 1, "host": "elsewhere"}')
    with StateFolder(tmp_path).locked():
        assert str(os.getpid()) in (tmp_path / "lock").read_text()


def test_files_are_replaced_as_a_whole_and_read_back(tmp_path: Path) -> None:
    folder = StateFolder(tmp_path)
    assert folder.read("health.json") == ""
    folder.write("health.json", "one")
    folder.write("health.json", "двa")
    assert folder.read("health.json") == "двa"
    assert [path.name for path in tmp_path.iterdir()] == ["health.json"]


def test_a_disk_that_takes_nothing_leaves_the_old_file(tmp_path: Path) -> None:
    folder = StateFolder(tmp_path)
    folder.write("health.json", "old")
    (tmp_path / ".health.json.part").mkdir()
    with pytest.raises(DiskFault, match=r"health\.json"):
        folder.write("health.json", "new")
    assert folder.read("health.json") == "old"
    (tmp_path / "folder").mkdir()
    with pytest.raises(DiskFault, match="folder"):
        folder.read("folder")
