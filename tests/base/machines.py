"""What a Linux tells of its disks, as files in a folder: mounts, devices, and how they hang on."""

from dataclasses import dataclass, field
from pathlib import Path

from mamori.base.removable import Roots

ON_BOARD = "pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0"
ON_USB = "pci0000:00/0000:00:14.0/usb2/2-1/2-1:1.0/host6/target6:0:0/6:0:0:0"
IN_SLOT = "pci0000:00/0000:00:1d.0/mmc_host/mmc0/mmc0:aaaa"


@dataclass
class Machine:
    """A machine with what is plugged into it; its folders are below `root`."""

    root: Path
    mounts: list[str] = field(default_factory=list)

    @property
    def roots(self) -> Roots:
        return Roots(self.root / "mountinfo", self.root / "sys", self.root / "dev")

    def plug(self, bus: str, disk: str, part: str = "", *, number: str, **said: str) -> Path:
        """Plug a disk in; return its folder. `said` are words of the disk, such as `removable`."""
        folder = self.root / "sys/devices" / bus / "block" / disk
        folder.mkdir(parents=True, exist_ok=True)
        for name, word in said.items():
            (folder / name).write_text(f"{word}\n")
        here = folder
        if part:
            here = folder / part
            here.mkdir(exist_ok=True)
            (here / "partition").write_text("1\n")
        self._link(f"sys/dev/block/{number}", here)
        self._link(f"sys/class/block/{here.name}", here)
        return here

    def over(self, name: str, *under: Path, number: str) -> Path:
        """Lay a device over others, as encryption and volumes do."""
        made = self.plug("virtual", name, number=number)
        (made / "slaves").mkdir()
        for one in under:
            self._link(str((made / "slaves" / one.name).relative_to(self.root)), one)
        return made

    def mount(self, point: Path, number: str, kind: str = "ext4", source: str = "none") -> Path:
        """Mount a device; return the folder."""
        point.mkdir(parents=True, exist_ok=True)
        where = str(point).replace(" ", "\\040")
        self.mounts.append(f"36 27 {number} / {where} rw,relatime shared:1 - {kind} {source} rw")
        (self.root / "mountinfo").write_text("\n".join(self.mounts) + "\n")
        return point

    def name(self, uuid: str, device: str) -> None:
        """Let a file system have a UUID."""
        folder = self.root / "dev/disk/by-uuid"
        folder.mkdir(parents=True, exist_ok=True)
        (self.root / "dev" / device).touch()
        (folder / uuid).symlink_to(f"../../{device}")

    def _link(self, name: str, target: Path) -> None:
        link = self.root / name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(target)


def machine_in(folder: Path) -> Machine:
    """Return a machine with one disk, from which everything runs."""
    machine = Machine(folder / "machine")
    machine.plug(ON_BOARD, "sda", "sda2", number="8:2", removable="0")
    machine.mount(folder, "8:2")
    return machine


def with_stick(folder: Path) -> tuple[Machine, Path]:
    """Return a machine with a stick in it, and the folder of the stick."""
    machine = machine_in(folder)
    machine.plug(ON_USB, "sdb", "sdb1", number="8:17", removable="1")
    machine.name("1A2B-3C4D", "sdb1")
    return machine, machine.mount(folder / "media" / "MY STICK", "8:17", "vfat", "/dev/sdb1")
