"""What a browser without scripts does: find a form on a page, fill it in, send it."""

import re

import httpx


def press(
    browser: httpx.Client, page: httpx.Response, action: str, **fields: str | list[str]
) -> httpx.Response:
    """Send the form of a page that leads to `action`, with what it already holds and `fields`."""
    forms = re.findall(r"<form.*?</form>", page.text, re.DOTALL)
    form = next(form for form in forms if f'action="{action}' in form)
    held = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form))
    where = re.search(r'action="([^"]*)"', form)
    assert where
    return browser.post(page.url.join(where[1].replace("&amp;", "&")), data=held | fields)
