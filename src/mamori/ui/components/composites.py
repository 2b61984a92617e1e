"""Components that are another component with something added."""

from typing import Any

from django.utils.translation import gettext as _

from mamori.ui.components.fields import Given, optional, script_words
from mamori.ui.components.params import plain


def joined(*classes: str | None) -> str:
    return " ".join(filter(None, classes))


def _around(params: Given, classes: str, data: dict[str, Any]) -> Given:
    """The form group of the component inside, which a script finds by its data attributes."""
    form_group = plain(params.get("formGroup"))
    return {
        **form_group,
        "classes": joined(classes, form_group.get("classes")),
        "attributes": {**data, **plain(form_group.get("attributes"))},
    }


def password_input(params: Given) -> Given:
    ident = params.get("id") or params.get("name")
    data = {"data-module": "govuk-password-input"} | script_words(
        {
            "show-password": params.get("showPasswordText"),
            "hide-password": params.get("hidePasswordText"),
            "show-password-aria-label": params.get("showPasswordAriaLabelText"),
            "hide-password-aria-label": params.get("hidePasswordAriaLabelText"),
            "password-shown-announcement": params.get("passwordShownAnnouncementText"),
            "password-hidden-announcement": params.get("passwordHiddenAnnouncementText"),
        }
    )
    return {
        **params,
        "id": ident,
        "type": "password",
        "classes": joined(
            "govuk-password-input__input govuk-js-password-input-input", params.get("classes")
        ),
        "formGroup": _around(params, "govuk-password-input", data),
        "inputWrapper": {"classes": "govuk-password-input__wrapper"},
        "spellcheck": False,
        "autocapitalize": "none",
        "autocomplete": params.get("autocomplete") or "current-password",
        "toggle": _password_toggle(params, ident),
    }


def _password_toggle(params: Given, ident: Any) -> Given:
    return {
        "type": "button",
        "classes": joined(
            "govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle",
            plain(params.get("button")).get("classes"),
        ),
        "text": params.get("showPasswordText") or _("Show"),
        "attributes": {
            "aria-controls": ident,
            "aria-label": params.get("showPasswordAriaLabelText") or _("Show password"),
            "hidden": optional(True),  # until the script that makes it work is there
        },
    }


def character_count(params: Given) -> Given:
    ident = params.get("id") or params.get("name")
    unit = params.get("countType") or ("words" if params.get("maxwords") else None)
    limit = params.get("maxwords") or params.get("maxlength")
    data = {
        "data-module": "govuk-character-count",
        "data-maxlength": optional(params.get("maxlength")),
        "data-maxwords": optional(params.get("maxwords")),
        "data-threshold": optional(params.get("threshold")),
        "data-count-type": optional(unit),
    }
    return {
        **params,
        "id": ident,
        "describedBy": f"{ident}-info",
        "classes": joined("govuk-js-character-count", params.get("classes")),
        "formGroup": _around(params, "govuk-character-count", data | _count_words(params, limit)),
        "message": {
            "id": f"{ident}-info",
            "classes": joined(
                "govuk-character-count__message", plain(params.get("countMessage")).get("classes")
            ),
            "text": _limit_text(params, unit, limit),
        },
    }


def _limit_text(params: Given, unit: str | None, limit: Any) -> str:
    if not limit:
        return ""
    default = (
        _("You can enter up to %{count} words")
        if unit == "words"
        else _("You can enter up to %{count} characters")
    )
    template: str = params.get("textareaDescriptionText") or default
    return template.replace("%{count}", str(limit))


def _count_words(params: Given, limit: Any) -> Given:
    described = None if limit else params.get("textareaDescriptionText")
    messages = {"textarea-description": {"other": described} if described else None}
    for unit in ("characters", "words"):
        for side in ("under", "at", "over"):
            messages[f"{unit}-{side}-limit"] = params.get(f"{unit}{side.capitalize()}LimitText")
    return script_words(messages)
