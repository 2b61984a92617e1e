from typing import Any

from django.utils.translation import gettext as _

from mamori.ui.components.fields import Given
from mamori.ui.components.params import plain


def pagination(params: Given) -> Given:
    items = [_page(plain(item)) for item in params.get("items") or [] if item]
    block = not params.get("items") and bool(params.get("next") or params.get("previous"))
    return {**params, "items": items, "block": block}


def _page(item: Given) -> Given:
    if item.get("visuallyHiddenText") is None:
        item["visuallyHiddenText"] = _("Page %(number)s") % {"number": item.get("number")}
    return item


def panel(params: Given) -> Given:
    interrupts = "govuk-panel--interruption" in (params.get("classes") or "")
    actions = plain(params.get("actions"))
    actions["items"] = [_panel_action(plain(one)) for one in actions.get("items") or []]
    return {
        **params,
        "headingLevel": params.get("headingLevel") or 1,
        "interrupts": interrupts,
        "actions": actions if interrupts and params.get("actions") else None,
    }


def _panel_action(action: Given) -> Given:
    is_button = not action.get("href") or action.get("type") == "button"
    if not is_button:
        return {**action, "is_button": False}
    classes = f"govuk-button--inverse {action.get('classes') or ''}".strip()
    kind = action.get("type") or "button"
    return {**action, "is_button": True, "classes": classes, "type": kind}


def summary_list(params: Given) -> Given:
    title = plain(params.get("card")).get("title")
    rows = [plain(row) for row in params.get("rows") or [] if row]
    for row in rows:
        row["links"] = _links(row.get("actions"), title)
    any_links = any(row["links"] for row in rows)
    for row in rows:
        row["bare"] = any_links and not row["links"]
    result = {**params, "rows": rows}
    if params.get("card"):
        card = plain(params["card"])
        level = plain(title).get("headingLevel") or 2
        result["card"] = {**card, "level": level, "links": _links(card.get("actions"), title)}
    return result


def _links(actions: Any, card_title: Any) -> list[Given]:
    """Say with each link what it is about: read alone, "Change" tells nobody what."""
    items = plain(actions).get("items") or []
    return [{**plain(item), "cardTitle": card_title} for item in items]


def task_list(params: Given) -> Given:
    stem = params.get("idPrefix") or "task-list"
    items = [
        {
            **plain(item),
            "hintId": f"{stem}-{index}-hint",
            "statusId": f"{stem}-{index}-status",
        }
        for index, item in enumerate(params.get("items") or [], start=1)
        if item
    ]
    return {**params, "items": items}
