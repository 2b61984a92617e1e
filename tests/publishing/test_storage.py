"""Shared folders are looked through on real servers, and what goes from them is proved gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from tests.base.clouds.serving import DRIVE, Drives, drives
from tests.base.servers import PASSWORD, SMBD, USER, s3, samba, webdav
from tests.publishing.sweeping import Unit, make_unit, work

from mamori.base.clouds import graph
from mamori.base.clouds.asking import Server
from mamori.journal.queries import entries
from mamori.publishing.models import Run, TakeDown

# A form that asks for a password may lie nowhere; the rule of the Nerima pack names folders too.
FORM = "アカウント登録用紙\n氏名：＿＿＿＿\nSNSのパスワードを書いてください：＿＿＿＿\n".encode()
LETTER = "保護者の皆さまへ。運動会のお知らせ。\n".encode()
PACKS = ["jp-nerima", "mamori"]


@pytest.fixture
def unit(db: None) -> Unit:
    made = make_unit()
    made.school.packs = PACKS
    made.school.save()
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a form among other files, that anybody on the machine may read."""
    place = tmp_path / "shared"
    (place / "2021").mkdir(parents=True)
    (place / "letter.txt").write_bytes(LETTER)
    (place / "2021" / "用紙.txt").write_bytes(FORM)
    for each in (tmp_path, place, place / "2021"):
        each.chmod(0o755)
    return place


def without(address: str) -> tuple[str, str]:
    """Return an address without who opens it, and who does."""
    scheme, _, rest = address.partition("://")
    who, _, place = rest.rpartition("@")
    return f"{scheme}://{place}", who.partition(":")[0]


def followed_until_gone(unit: Unit, address: str, form: Path, **who: str) -> None:
    """Look a folder through, take the form away, and let a new look prove it."""
    sweep = unit.sweep(address, place="storage", **who)
    run = Run.unguarded.get(sweep=sweep)
    assert (run.state, run.looked, run.found, run.missed) == ("done", 2, 1, 0)
    row = TakeDown.unguarded.get()
    assert (row.place, row.why) == ("storage", "personal")
    (opened,) = entries([row.stream], kinds=["takedown.opened"])
    assert opened.attrs["findings"] == ["secret-request"]
    assert PASSWORD not in str(opened.words)
    unit.do(unit.ict, row, "removed")
    work()
    row.refresh_from_db()
    assert row.state == "open"
    form.unlink()
    unit.do(unit.ict, row, "removed")
    work()
    row.refresh_from_db()
    assert row.state == "gone"


@pytest.mark.slow
@pytest.mark.skipif(not Path(SMBD).exists(), reason="Samba is not installed on this machine")
def test_a_share_of_samba_is_looked_through(unit: Unit, folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "samba"
    own.mkdir()
    with samba(folder, own) as address:
        place, user = without(address)
        who = {"user": user, "credential": PASSWORD}
        followed_until_gone(unit, place, folder / "2021" / "用紙.txt", **who)


@pytest.mark.slow
def test_a_folder_of_webdav_is_looked_through(unit: Unit, folder: Path, tmp_path: Path) -> None:
    with webdav(folder, tmp_path) as address:
        place, user = without(address)
        who = {"user": user, "credential": PASSWORD}
        followed_until_gone(unit, place, folder / "2021" / "用紙.txt", **who)


@pytest.mark.slow
def test_a_bucket_of_s3_is_looked_through(unit: Unit, folder: Path) -> None:
    form = folder / "2021" / "用紙.txt"
    with s3(folder / "letter.txt", form) as (address, settings):
        told = {"user": USER, "credential": PASSWORD, "server": settings["AWS_ENDPOINT_URL"]}
        sweep = unit.sweep(address, place="storage", **told)
        run = Run.unguarded.get(sweep=sweep)
        assert (run.state, run.looked, run.found) == ("done", 2, 1)
        row = TakeDown.unguarded.get()
        _remove(settings, form.name)
        unit.do(unit.ict, row, "removed")
        work()
        row.refresh_from_db()
        assert row.state == "gone"


def _remove(settings: dict[str, str], name: str) -> None:
    import boto3  # noqa: PLC0415 -- takes half a second, which other tests need not wait

    client = boto3.client(
        "s3",
        endpoint_url=settings["AWS_ENDPOINT_URL"],
        aws_access_key_id=USER,
        aws_secret_access_key=PASSWORD,
        region_name="us-east-1",
    )
    client.delete_object(Bucket="school", Key=f"lists/{name}")


def test_a_folder_of_this_machine_is_looked_through_if_somebody_opened_it(
    unit: Unit, folder: Path, settings: Settings
) -> None:
    settings.MAMORI_FOLDERS = [str(folder)]
    followed_until_gone(unit, str(folder), folder / "2021" / "用紙.txt")


def test_no_link_leads_out_of_a_folder_that_was_opened(
    unit: Unit, folder: Path, settings: Settings, tmp_path: Path
) -> None:
    outside = tmp_path / "others.txt"
    outside.write_bytes(FORM)
    (folder / "link.txt").symlink_to(outside)
    (folder / "2021" / "用紙.txt").unlink()
    settings.MAMORI_FOLDERS = [str(folder)]
    assert unit.name(str(outside), place="storage").status_code == 422
    assert unit.name(f"{folder}/../others.txt", place="storage").status_code == 422
    sweep = unit.sweep(str(folder), place="storage")
    assert not TakeDown.unguarded.exists()
    run = Run.unguarded.get(sweep=sweep)
    assert (run.looked, run.missed) == (1, 1)


def test_a_folder_that_is_gone_as_a_whole_proves_nothing(
    unit: Unit, folder: Path, settings: Settings
) -> None:
    settings.MAMORI_FOLDERS = [str(folder)]
    unit.sweep(str(folder), place="storage")
    row = TakeDown.unguarded.get()
    folder.rename(folder.with_name("elsewhere"))
    unit.do(unit.ict, row, "removed")
    work()
    row.refresh_from_db()
    assert row.state == "removed"
    looked = entries([row.stream], kinds=["takedown.looked"])[-1]
    assert looked.attrs["result"] == "unreached"


@pytest.mark.slow
def test_a_wrong_password_ends_a_run_and_is_told(unit: Unit, folder: Path, tmp_path: Path) -> None:
    with webdav(folder, tmp_path) as address:
        place, user = without(address)
        sweep = unit.sweep(place, place="storage", user=user, credential="other")
    run = Run.unguarded.get(sweep=sweep)
    assert (run.state, run.why) == ("broken", "not-allowed")


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> Iterator[Drives]:
    with drives() as found:
        hosts = graph.Hosts(graph=found.url, sign_in=found.url)
        ask = graph.files
        monkeypatch.setattr(
            graph, "files", lambda address, access: ask(address, access, hosts, Server(inside=True))
        )
        yield found


def test_a_drive_is_looked_through_by_whoever_the_tenant_let_in(
    unit: Unit, cloud: Drives, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.base.clouds.serving.LIST", FORM)
    told = {"user": "tenant-1/client-1", "credential": "made-up-client-secret"}
    address = f"onedrive://{DRIVE}/Shared%20docs"
    sweep = unit.sweep(address, place="storage", **told)
    run = Run.unguarded.get(sweep=sweep)
    assert (run.state, run.looked, run.found) == ("done", 2, 2)
    assert {row.place for row in TakeDown.unguarded.all()} == {"storage"}
    assert any(path.startswith("/content/") for path in cloud.asked)
