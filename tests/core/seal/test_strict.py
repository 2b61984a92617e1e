import pytest

from mamori.core.seal.strict import DEEPEST, is_odd, loads


def deep(levels: int) -> str:
    return '{"a":' + "[" * levels + "]" * levels + "}"


def test_an_object_as_we_write_it_is_read() -> None:
    assert loads('{"a": [1, {"b": "上履き"}]}') == {"a": [1, {"b": "上履き"}]}
    assert loads(deep(DEEPEST - 2))


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "1",
        "",
        '{"a":1,"a":1}',
        '{"b":{"a":1,"a":2}}',
        '{"a":NaN}',
        '{"a":-Infinity}',
        '{"a":"\\ud800"}',
        '{"\\udfff":1}',
        deep(DEEPEST),
        deep(100_000),
    ],
)
def test_what_could_be_read_in_two_ways_or_not_at_all_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        loads(text)


def test_only_lines_unlike_ours_are_looked_at_twice() -> None:
    assert not is_odd('{"header": {"attrs": {"with": ["committee"]}}}')
    assert is_odd(deep(100))
    assert is_odd('"\\ud800"')
