"""A form field as the parameters of a GOV.UK component."""

from typing import Any

from django import forms
from django.forms.widgets import ChoiceWidget, Input
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from mamori.ui.components import render
from mamori.ui.widgets import SearchInput

Given = dict[str, Any]

# Attributes that a component takes as parameters or writes itself.
OWN = {"id", "class", "rows", "aria-describedby", "disabled"}
# Input attributes that GOV.UK names as parameters.
NAMED = {"autocomplete", "autocapitalize", "inputmode", "pattern", "spellcheck"}


class BoundField(forms.BoundField):
    @property
    def control_id(self) -> str:
        """The id that a label, and a link in the error summary, points to."""
        return self.auto_id or self.html_name

    @property
    def aria_describedby(self) -> str | None:
        if self.is_hidden:
            return None
        parts = (("hint", self.help_text), ("error", self.errors))
        ids = [f"{self.control_id}-{part}" for part, there in parts if there]
        return " ".join(ids) or None

    def as_component(self) -> str:
        """Show the field as the component that suits its widget."""
        widget = self.field.widget
        for kind, show in SHOWN:
            if isinstance(widget, kind):
                name, params = show(self, widget)
                return render(name, params)
        params = _common(self) | {"id": self.id_for_label, "control": self.as_widget()}
        return render("_field", params)

    @property
    def full_label(self) -> str:
        """The label; what may stay empty says so, rather than a star at what may not."""
        label = str(self.label)
        silent = isinstance(self.field.widget, forms.CheckboxInput | SearchInput)
        silent = silent or self.name in getattr(self.form, "unmarked", ())
        if self.field.required or silent or not getattr(self.form, "marks_optional", True):
            return label
        return _("%(label)s (optional)") % {"label": label}


def _common(bound: BoundField) -> Given:
    return {
        "id": bound.control_id,
        "name": bound.html_name,
        "label": {"text": bound.full_label},
        "hint": {"text": bound.help_text} if bound.help_text else None,
        "errorMessage": _error(bound),
        "classes": bound.field.widget.attrs.get("class", ""),
        "disabled": bound.field.disabled or None,
        "attributes": _attributes(bound),
    }


def _error(bound: BoundField) -> Given | None:
    if not bound.errors:
        return None
    return {"html": format_html_join(" ", "{}", ((error,) for error in bound.errors))}


def _attributes(bound: BoundField) -> Given:
    """Return what Django and the widget say, without what the component writes itself."""
    attrs = bound.build_widget_attrs(dict(bound.field.widget.attrs))
    return {
        name: "" if value is True else value
        for name, value in attrs.items()
        if name not in OWN and value is not None and value is not False
    }


def _input(bound: BoundField, widget: Input) -> tuple[str, Given]:
    params = _common(bound)
    params |= {name: params["attributes"].pop(name, None) for name in NAMED}
    params |= {"type": widget.input_type, "value": widget.format_value(bound.value())}
    return "input", params


def _password(bound: BoundField, widget: forms.PasswordInput) -> tuple[str, Given]:
    _name, params = _input(bound, widget)
    if not widget.render_value:
        params["value"] = None
    return "password-input", params | {
        "showPasswordText": _("Show"),
        "hidePasswordText": _("Hide"),
        "showPasswordAriaLabelText": _("Show password"),
        "hidePasswordAriaLabelText": _("Hide password"),
        "passwordShownAnnouncementText": _("Your password is visible"),
        "passwordHiddenAnnouncementText": _("Your password is hidden"),
    }


def _textarea(bound: BoundField, widget: forms.Textarea) -> tuple[str, Given]:
    params = _common(bound)
    params |= {"value": widget.format_value(bound.value()), "rows": widget.attrs.get("rows")}
    limit = params["attributes"].get("maxlength")
    if not (limit and getattr(widget, "count", False)):
        return "textarea", params
    del params["attributes"]["maxlength"]  # too long is said, not cut off
    return "character-count", params | {"maxlength": limit} | _counting_words()


def _counting_words() -> Given:
    return {
        "charactersUnderLimitText": {
            "one": _("You have %{count} character remaining"),
            "other": _("You have %{count} characters remaining"),
        },
        "charactersAtLimitText": _("You have 0 characters remaining"),
        "charactersOverLimitText": {
            "one": _("You have %{count} character too many"),
            "other": _("You have %{count} characters too many"),
        },
    }


def _file(bound: BoundField, widget: forms.FileInput) -> tuple[str, Given]:
    return "file-upload", _common(bound) | {"multiple": widget.allow_multiple_selected}


def _tick(bound: BoundField, widget: forms.CheckboxInput) -> tuple[str, Given]:
    """One box to tick: its label stands beside it, so it needs no legend."""
    params = _common(bound)
    value = bound.value()
    item = {
        "value": widget.format_value(value) or "on",
        "text": bound.full_label,
        "checked": widget.check_test(value),
        **{name: params[name] for name in ("id", "hint", "disabled", "attributes")},
    }
    wanted = {name: params[name] for name in ("name", "errorMessage", "classes")}
    return "checkboxes", wanted | {"idPrefix": params["id"], "items": [item]}


def _options(bound: BoundField, widget: ChoiceWidget) -> list[tuple[str | None, list[Given]]]:
    """Return the choices as items, under the names of their groups (None: under no name)."""
    hints = getattr(widget, "hints", {})
    chosen = widget.format_value(bound.value())
    return [
        (
            group,
            [
                {
                    "value": str(one["value"]),
                    "text": one["label"],
                    "selected": one["selected"],
                    "disabled": one["attrs"].get("disabled"),
                    "hint": {"text": hints[one["value"]]} if one["value"] in hints else None,
                }
                for one in options
            ],
        )
        for group, options, _index in widget.optgroups(bound.html_name, chosen)
    ]


def _select(bound: BoundField, widget: forms.Select) -> tuple[str, Given]:
    params = _common(bound)
    items: list[Given] = []
    for group, options in _options(bound, widget):
        items += [{"label": group, "items": options}] if group else options
    if widget.allow_multiple_selected:
        params["attributes"]["multiple"] = ""
    return "select", params | {"items": items}


def _group(bound: BoundField, widget: forms.RadioSelect) -> tuple[str, Given]:
    """Radio buttons or check boxes: the label is the legend around them."""
    params = _common(bound)
    items: list[Given] = []
    count = 0
    for group, options in _options(bound, widget):
        items += [{"divider": group}] if group else []
        for option in options:
            count += 1
            ident = f"{params['id']}-{count}" if count > 1 else params["id"]
            items.append(
                option
                | {"id": ident, "checked": option["selected"], "attributes": params["attributes"]}
                | ({"disabled": True} if params["disabled"] else {})
            )
    wanted = {name: params[name] for name in ("name", "hint", "errorMessage", "classes")}
    group_params: Given = {"idPrefix": params["id"], "items": items}
    if getattr(widget, "folds", False):
        group_params |= _folded(items, is_open=bool(bound.errors))
    legend = {"text": bound.full_label}
    kind = "checkboxes" if widget.allow_multiple_selected else "radios"
    return kind, wanted | group_params | {"fieldset": {"legend": legend}}


def _folded(items: list[Given], *, is_open: bool) -> Given:
    """Return what is ticked to stand open, and the others to stand in a fold."""
    chosen = [item for item in items if item.get("checked")]
    others = [item for item in items if not item.get("checked")]
    said = _("Choose from %(n)s") % {"n": len(others)}
    return {"items": chosen, "fold": {"text": said, "open": is_open, "items": others}}


# The first kind that fits shows the field, so a kind stands above the kinds it is made from.
SHOWN: list[tuple[type[forms.Widget], Any]] = [
    (forms.CheckboxInput, _tick),
    (forms.RadioSelect, _group),
    (forms.CheckboxSelectMultiple, _group),
    (forms.Select, _select),
    (forms.FileInput, _file),
    (forms.PasswordInput, _password),
    (forms.Textarea, _textarea),
    (forms.TextInput, _input),
    (forms.DateTimeInput, _input),
]
