"""What can be carried away is known as the kernel tells it, through whatever lies between."""

import plistlib
from pathlib import Path

import pytest
from tests.base.machines import IN_SLOT, ON_BOARD, ON_USB, machine_in, with_stick

from mamori.base.removable import Roots, as_disk_utility_says, as_windows_says, medium_of


@pytest.mark.row("CHB-05b")
def test_a_stick_is_known_with_its_number_and_a_file_that_is_not_there_yet(tmp_path: Path) -> None:
    machine, stick = with_stick(tmp_path)
    found = medium_of(stick / "new" / "list.csv", machine.roots)
    assert (found.answer, found.ids) == ("portable", {"1a2b-3c4d"})
    assert medium_of(tmp_path / "lists", machine.roots).answer == "fixed"


def test_a_link_is_followed_to_where_it_leads(tmp_path: Path) -> None:
    machine, stick = with_stick(tmp_path)
    (tmp_path / "folder").symlink_to(stick)
    assert medium_of(tmp_path / "folder" / "a.csv", machine.roots).answer == "portable"


def test_a_disc_on_usb_says_of_itself_that_it_is_fixed_and_is_not(tmp_path: Path) -> None:
    machine = machine_in(tmp_path)
    machine.plug(ON_USB, "sdc", "sdc1", number="8:33", removable="0")
    disc = machine.mount(tmp_path / "disc", "8:33")
    assert medium_of(disc, machine.roots).answer == "portable"


@pytest.mark.parametrize(("said", "answer"), [("fixed", "fixed"), ("unknown", "portable")])
def test_what_is_built_in_hangs_on_usb_too(tmp_path: Path, said: str, answer: str) -> None:
    machine = machine_in(tmp_path)
    machine.plug(ON_USB, "sdc", number="8:32", removable="0")
    above = machine.root / "sys/devices" / ON_USB.partition("/2-1:")[0]
    (above / "removable").write_text(f"{said}\n")
    (above.parent / "removable").write_text("fixed\n")  # the hub within the case
    assert medium_of(machine.mount(tmp_path / "disc", "8:32"), machine.roots).answer == answer


@pytest.mark.parametrize(("kind", "answer"), [("SD", "portable"), ("MMC", "fixed")])
def test_a_card_in_a_slot_is_told_from_memory_on_the_board(
    tmp_path: Path, kind: str, answer: str
) -> None:
    machine = machine_in(tmp_path)
    card = machine.plug(IN_SLOT, "mmcblk0", "mmcblk0p1", number="179:1", removable="0")
    (card.parents[2] / "type").write_text(f"{kind}\n")
    assert medium_of(machine.mount(tmp_path / "card", "179:1"), machine.roots).answer == answer


@pytest.mark.row("CHB-05b", "CHB-05d")
def test_an_encrypted_stick_is_a_stick(tmp_path: Path) -> None:
    machine = machine_in(tmp_path)
    under = machine.plug(ON_USB, "sdb", "sdb1", number="8:17", removable="1")
    machine.over("dm-0", under, number="253:0")
    machine.name("aaaa-bbbb", "dm-0")
    stick = machine.mount(tmp_path / "vault", "253:0", source="/dev/mapper/vault")
    found = medium_of(stick, machine.roots)
    assert (found.answer, found.ids) == ("portable", {"aaaa-bbbb"})


def test_volumes_over_disks_of_the_machine_are_fixed(tmp_path: Path) -> None:
    machine = machine_in(tmp_path)
    disks = [
        machine.plug(ON_BOARD, disk, number=number, removable="0")
        for disk, number in (("sdc", "8:32"), ("sdd", "8:48"))
    ]
    machine.over("dm-1", *disks, number="253:1")
    assert medium_of(machine.mount(tmp_path / "home", "253:1"), machine.roots).answer == "fixed"


def test_an_image_lies_on_what_its_file_lies_on(tmp_path: Path) -> None:
    machine, stick = with_stick(tmp_path)
    loop = machine.plug("virtual", "loop0", number="7:0", removable="0")
    (loop / "loop").mkdir()
    (loop / "loop" / "backing_file").write_text(f"{stick}/disk.img\n")
    assert medium_of(machine.mount(tmp_path / "image", "7:0"), machine.roots).answer == "portable"


def test_a_file_system_with_a_number_of_its_own_is_known_by_its_source(tmp_path: Path) -> None:
    machine = machine_in(tmp_path)
    machine.plug(ON_USB, "sdb", "sdb1", number="8:17", removable="1")
    disc = machine.mount(tmp_path / "disc", "0:51", "btrfs", "/dev/sdb1")
    assert medium_of(disc, machine.roots).answer == "portable"


@pytest.mark.parametrize(
    ("kind", "source", "answer"),
    [
        ("nfs4", "server:/home", "fixed"),
        ("tmpfs", "tmpfs", "fixed"),
        ("fuse.jmtpfs", "jmtpfs", "portable"),
        ("9p", "D:\\134", "unknown"),
        ("ext4", "/dev/sdz1", "unknown"),
        ("cifs", "//server/home", "fixed"),
        ("fuse.sshfs", "server:", "fixed"),
        ("fuse", "https://server/dav", "fixed"),
        ("fuse.encfs", "encfs", "unknown"),
        ("zfs", "pool/home", "unknown"),
    ],
)
def test_shares_are_fixed_telephones_are_not_and_a_riddle_is_one(
    tmp_path: Path, kind: str, source: str, answer: str
) -> None:
    machine = machine_in(tmp_path)
    folder = machine.mount(tmp_path / "there", "0:77", kind, source)
    assert medium_of(folder, machine.roots).answer == answer


@pytest.mark.parametrize("kind", ["fuse.gocryptfs", "fuse.bindfs", "ecryptfs"])
def test_a_folder_that_shows_one_of_a_stick_lies_on_it(tmp_path: Path, kind: str) -> None:
    machine, stick = with_stick(tmp_path)
    hidden = str(stick / "hidden").replace(" ", "\\040")
    shown = machine.mount(tmp_path / "clear", "0:60", kind, hidden)
    found = medium_of(shown / "list.csv", machine.roots)
    assert (found.answer, found.ids) == ("portable", {"1a2b-3c4d"})
    plain = machine.mount(tmp_path / "plain", "0:61", kind, str(tmp_path / "home"))
    assert medium_of(plain, machine.roots).answer == "fixed"


def test_a_folder_that_shows_itself_is_a_riddle(tmp_path: Path) -> None:
    machine = machine_in(tmp_path)
    folder = machine.mount(tmp_path / "it", "0:60", "fuse.bindfs", str(tmp_path / "it"))
    assert medium_of(folder, machine.roots).answer == "unknown"


def test_what_was_mounted_last_over_a_folder_counts(tmp_path: Path) -> None:
    machine, stick = with_stick(tmp_path)
    machine.mount(stick, "8:2")
    assert medium_of(stick, machine.roots).answer == "fixed"


def test_where_the_kernel_tells_nothing_it_is_not_called_fixed(tmp_path: Path) -> None:
    assert medium_of(tmp_path, Roots(tmp_path / "no", tmp_path, tmp_path)).answer == "unknown"
    (tmp_path / "mountinfo").write_text("a line of something else\n")
    assert medium_of(tmp_path, Roots(tmp_path / "mountinfo")).answer == "unknown"


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ({"RemovableMediaOrExternalDevice": True, "VolumeUUID": "AB-1"}, "portable"),
        ({"RemovableMediaOrExternalDevice": False, "VolumeUUID": "AB-1"}, "fixed"),
        ({"VolumeUUID": "AB-1"}, "unknown"),
    ],
)
def test_a_mac_answers_with_a_property_list(told: dict[str, object], answer: str) -> None:
    found = as_disk_utility_says(plistlib.dumps(told))
    assert (found.answer, found.ids) == (answer, {"ab-1"})


@pytest.mark.parametrize(
    ("drive", "answer"), [(2, "portable"), (5, "portable"), (3, "unknown"), (0, "unknown")]
)
def test_windows_tells_sticks_and_calls_every_disc_fixed(drive: int, answer: str) -> None:
    assert as_windows_says(drive).answer == answer
