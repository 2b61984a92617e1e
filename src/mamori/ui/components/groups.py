from typing import Any

from mamori.ui.components.fields import Given, described, given, picked
from mamori.ui.components.params import plain


def group(params: Given, stem: str) -> Given:
    """Work out what every group of controls has: fieldset, hint, error."""
    fieldset = params.get("fieldset")
    outer = plain(fieldset).get("describedBy") or params.get("describedBy")
    result = described({**params, "describedBy": outer}, stem)
    if fieldset:
        result["fieldset"] = {**plain(fieldset), "describedBy": result["describedBy"]}
    else:
        result["fieldset"] = None
    return result


def radios(params: Given) -> Given:
    chosen = [params["value"]] if params.get("value") else []
    result = _choices(params, chosen)
    for item in filter(None, result["items"]):
        item["name"] = params.get("name")  # one name makes them exclude each other
    return result


def checkboxes(params: Given) -> Given:
    chosen = list(params.get("values") or [])
    result = _choices(params, chosen)
    fold = plain(params.get("fold"))
    folded = _choices({**params, "items": fold.get("items")}, chosen)["items"]
    result["fold"] = {**fold, "choices": {**params, "items": folded}} if fold else None
    if not result["fieldset"]:
        # Without a fieldset nothing else would carry the hint and the error to each box.
        for item in filter(None, [*result["items"], *folded]):
            parts = (result["describedBy"], item["describedBy"])
            item["describedBy"] = " ".join(filter(None, parts))
    return result


def _choices(params: Given, chosen: list[Any]) -> Given:
    stem = str(params.get("idPrefix") or params.get("name"))
    result = group(params, stem)
    result["items"] = [
        _choice(plain(item), params, chosen, f"{stem}-{index}" if index > 1 else stem)
        if item
        else None
        for index, item in enumerate(params.get("items") or [], start=1)
    ]
    return result


def _choice(item: Given, params: Given, chosen: list[Any], ident: str) -> Given:
    ident = item.get("id") or ident
    hint = plain(item.get("hint"))
    has_hint = bool(hint.get("text") or hint.get("html"))
    return {
        **item,
        "id": ident,
        "name": item.get("name") or params.get("name"),
        "checked": picked(item, "checked", item.get("value"), chosen),
        "hint": {**hint, "id": f"{ident}-item-hint"} if has_hint else None,
        "describedBy": f"{ident}-item-hint" if has_hint else "",
        "conditionalId": f"conditional-{ident}",
    }


DATE_PARTS = {"day": 2, "month": 2, "year": 4}  # how many digits each box is wide


def date_input(params: Given) -> Given:
    stem = str(params.get("id"))
    result = group(params, stem)
    if result["fieldset"]:
        result["fieldset"]["role"] = "group"  # without it some readers skip the description
    parts = {part: _date_part(params, part) for part in DATE_PARTS if params.get(part) is not False}
    boxes = [
        (_which_part(plain(item), parts), plain(item)) for item in params.get("items") or [] if item
    ] or list(parts.items())
    any_wrong = any(_is_wrong(item) for _, item in boxes)
    result["items"] = [
        _date_box(params, item, part, parts[part].get("value") if part else None)
        | {"classes": _date_classes(params, item, part, any_wrong=any_wrong)}
        for part, item in boxes
    ]
    return result


def _date_part(params: Given, part: str) -> Given:
    if params.get(part) is not None:
        return plain(params[part])
    value = plain(params.get("values")).get(part)
    return {"name": part, "value": value, "classes": f"govuk-input--width-{DATE_PARTS[part]}"}


def _which_part(item: Given, parts: dict[str, Given]) -> str | None:
    for part, default in parts.items():
        if item.get("name") and item["name"] in {part, default.get("name")}:
            return part
    return None


def _is_wrong(item: Given) -> bool:
    return bool(item.get("error")) or "govuk-input--error" in (item.get("classes") or "")


def _date_box(params: Given, item: Given, part: str | None, value: Any) -> Given:
    name = str(item.get("name") or part or "")
    full_name = f"{params['namePrefix']}-{name}" if params.get("namePrefix") else name
    values = (item.get("value"), value, plain(params.get("values")).get(full_name))
    return {
        "label": {
            "text": item.get("label") or name.capitalize(),
            "classes": "govuk-date-input__label",
        },
        "id": item.get("id") or f"{params.get('id')}-{name}",
        "name": full_name,
        "value": next((one for one in values if one is not None), None),
        "inputmode": item.get("inputmode") or "numeric",
        **{key: item.get(key) for key in ("autocomplete", "pattern", "attributes")},
    }


def _date_classes(params: Given, item: Given, part: str | None, *, any_wrong: bool) -> str:
    own = item.get("classes") or ""
    blamed = given(params.get("errorMessage")) and item.get("error") is not False
    classes = ["govuk-date-input__input", own]
    if item.get("error") or (blamed and not any_wrong):
        classes.append("govuk-input--error")
    if "govuk-input--width-" not in own:
        classes.append(f"govuk-input--width-{DATE_PARTS.get(part or '', 2)}")
    return " ".join(classes)
