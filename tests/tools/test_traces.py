import pytest
from tools.traces import find, find_in_requirements


@pytest.mark.parametrize(
    "line",
    [
        "see /" + "tmp/build_1",
        "cd /" + "work/main",
        "/" + "home/someone/mamori",
        "file:" + "///opt",
        "py" + "pi.org",
    ],
)
def test_a_trace_of_a_machine_is_found(line: str) -> None:
    assert [fault.line for fault in find("a.md", f"fine\n{line}\n")] == [2]


def test_ordinary_paths_and_addresses_pass() -> None:
    assert not list(find("a.md", "/usr/bin/chromium\nhttps://school.example/\nthe home/ page\n"))


def test_a_requirement_is_pinned_with_hashes_and_names_no_host() -> None:
    good = 'a-b[c]==1.2.3 ; python_version >= "3.11" \\\n    --hash=sha256:00\n    # via d\n'
    assert not list(find_in_requirements("r.txt", good))
    bad = "a==1.2\nb>=2 \\\nc @ https://example.org/c.whl\n"
    assert [fault.line for fault in find_in_requirements("r.txt", bad)] == [1, 2, 3]
