"""The sheets of the committee, filled in, as its pages send them."""

from typing import Any

PARTS = ("pupil", "relation", "effect", "pain")


def definition(two: list[str], **changes: Any) -> dict[str, Any]:
    """Fill in the whole sheet of the definition."""
    sheet: dict[str, Any] = dict.fromkeys(PARTS, "yes")
    sheet |= {f"{part}_why": f"{part}のわけ" for part in PARTS}
    sheet |= {
        "relations": ["same-class"],
        "effects": ["mind", "hidden"],
        "observation": "朝、教室の前で立ち止まる。",
        "result": "bullying",
        "behind": two,
    }
    return sheet | changes


def facts(two: list[str], result: str = "fact") -> dict[str, Any]:
    return {"result": result, "found": "三人が見ていた。", "behind": two, "on": "2026-11-02"}


BACKGROUND = {"before": "先月から。", "harm": "眠れない。", "sources": "本人。", "on": "2026-11-02"}
ASSESSMENT: dict[str, Any] = {
    "how_often": "週に三回、九月から",
    "how_many": "三人",
    "needs": "安心して入れる教室",
}
RECOGNISED: dict[str, Any] = {"soft": "no", "why": "定義に当たる。", "on": "2026-11-02"}
SET_ASIDE: dict[str, Any] = {
    "why": "見当たらない。",
    "care": "毎朝声をかける。",
    "on": "2026-11-02",
}
