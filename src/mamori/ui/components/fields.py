from typing import Any

from mamori.ui.components.params import plain

Given = dict[str, Any]


def optional(value: Any) -> dict[str, Any]:
    """An attribute that is left out when it has no value."""
    return {"value": value, "optional": True}


def given(value: Any) -> bool:
    """Whether a parameter was given at all: `{}` was, None and False were not."""
    return value is not None and value is not False


def described(params: Given, stem: str) -> Given:
    """Give hint and error their ids, and name those that describe the control."""
    describers = [params.get("describedBy")]
    result = dict(params)
    for part, suffix in (("hint", "hint"), ("errorMessage", "error")):
        if given(params.get(part)):
            result[part] = {**plain(params[part]), "id": f"{stem}-{suffix}"}
            describers.append(f"{stem}-{suffix}")
    result["describedBy"] = " ".join(filter(None, describers))
    return result


def field(params: Given) -> Given:
    """Work out what every single control has: id, label, description."""
    ident = params.get("id") or params.get("name")
    result = described(params, str(ident))
    result["id"] = ident
    result["label"] = {**plain(params.get("label")), "for": ident}
    return result


def spelling(params: Given) -> dict[str, Any]:
    checked = params.get("spellcheck")
    return optional(str(checked).lower() if isinstance(checked, bool) else None)


def text_input(params: Given) -> Given:
    result = field(params)
    result["control"] = {
        "id": result["id"],
        "name": params.get("name"),
        "type": params.get("type") or "text",
        "spellcheck": spelling(params),
        "value": optional(params.get("value")),
        "disabled": optional(params.get("disabled")),
        "aria-describedby": optional(result["describedBy"] or None),
        **{
            name: optional(params.get(name))
            for name in ("autocomplete", "autocapitalize", "pattern", "inputmode")
        },
    }
    around = [params.get("prefix"), params.get("suffix")]
    around += [plain(params.get("formGroup")).get(side) for side in ("beforeInput", "afterInput")]
    result["wrapped"] = any(plain(one).get("text") or plain(one).get("html") for one in around)
    return result


def textarea(params: Given) -> Given:
    result = field(params)
    result["spelling"] = {"spellcheck": spelling(params)}
    return result


def file_upload(params: Given) -> Given:
    result = field(params)
    messages = {
        "choose-files-button": params.get("chooseFilesButtonText"),
        "no-file-chosen": params.get("noFileChosenText"),
        "multiple-files-chosen": params.get("multipleFilesChosenText"),
        "drop-instruction": params.get("dropInstructionText"),
        "entered-drop-zone": params.get("enteredDropZoneText"),
        "left-drop-zone": params.get("leftDropZoneText"),
    }
    result["messages"] = script_words(messages)
    return result


def script_words(messages: dict[str, Any]) -> dict[str, Any]:
    """Words for the page's script as data attributes; a mapping holds them by plural form."""
    words: dict[str, Any] = {}
    for key, message in messages.items():
        if isinstance(message, dict):
            words |= {f"data-i18n.{key}.{form}": text for form, text in message.items()}
        elif message:
            words[f"data-i18n.{key}"] = message
    return words


def select(params: Given) -> Given:
    result = field(params)
    result["items"] = [option(item, params.get("value")) for item in params.get("items") or []]
    return result


def option(item: Any, chosen: Any) -> Given | None:
    """One option, or a named group of options when it has `items` (ours, not GOV.UK's)."""
    if not item:
        return None
    if "items" in item:
        return {**item, "items": [option(one, chosen) for one in item["items"]]}
    value = item.get("value") if item.get("value") is not None else item.get("text")
    return {
        **item,
        "own": {"value": item["value"]} if item.get("value") is not None else {},
        "selected": picked(item, "selected", value, [chosen] if chosen else []),
    }


def picked(item: Given, flag: str, value: Any, chosen: list[Any]) -> bool:
    """Whether an item is on: it says so itself, or its value is chosen and it does not object."""
    if item.get(flag):
        return True
    return item.get(flag) is not False and str(value) in map(str, chosen)
