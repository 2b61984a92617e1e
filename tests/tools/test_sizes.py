from tools.sizes import TEMPLATE_MOST, python_faults, template_faults

FUNCTION = "def f():\n" + "    x = 1\n" * 4


def test_a_file_at_the_limit_passes_and_one_line_more_fails() -> None:
    assert not list(python_faults("a.py", "x = 1\n" * 10, (10, 5)))
    assert [fault.line for fault in python_faults("a.py", "x = 1\n" * 11, (10, 5))] == [1]


def test_a_function_at_the_limit_passes_and_one_line_more_fails() -> None:
    assert not list(python_faults("a.py", FUNCTION, (10, 5)))
    longer = "\n" + FUNCTION + "    x = 1\n"
    assert [fault.line for fault in python_faults("a.py", longer, (10, 5))] == [2]


def test_a_method_counts_like_a_function() -> None:
    method = "class A:\n" + "".join(f"    {line}\n" for line in FUNCTION.splitlines())
    assert list(python_faults("a.py", method, (10, 4)))


def test_a_long_template_fails() -> None:
    assert not list(template_faults("a.html", "<p>\n" * TEMPLATE_MOST))
    assert list(template_faults("a.html", "<p>\n" * (TEMPLATE_MOST + 1)))
