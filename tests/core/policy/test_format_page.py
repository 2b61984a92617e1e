"""The page that explains the format tells the truth."""

import re
from pathlib import Path

from mamori.core.policy import load_pack
from mamori.core.policy.kinds.kind import STAFF
from mamori.core.policy.loading.entries import SHAPES
from mamori.core.policy.predicates import PREDICATES

PAGE = Path(__file__).parents[3] / "docs/reference/pack-format.md"


def test_the_pack_on_the_page_loads_and_proves_itself(tmp_path: Path) -> None:
    (text,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    folder = tmp_path / "example"
    folder.mkdir()
    (folder / "pack.toml").write_text(text, encoding="utf-8")
    pack = load_pack(folder)
    assert [entry.ref for entry in pack.entries()] == [
        "example/duty/tell-guardians",
        "example/gate/resolve",
    ]
    assert len(pack.examples) == 2


def test_every_table_role_and_predicate_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    words = [*(f"[[{name}]]" for name in (*SHAPES, "example")), *STAFF, *PREDICATES]
    assert [word for word in words if word not in page] == []
