from collections.abc import Callable, Mapping
from typing import Any

from django.template.loader import get_template
from django.utils.safestring import SafeString

from mamori.ui.components import composites, fields, groups, lists
from mamori.ui.components.params import Params, plain

# What a component works out before its template is filled: ids, who describes whom, what is
# ticked. A component that is not here needs nothing worked out.
PREPARE: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "character-count": composites.character_count,
    "checkboxes": groups.checkboxes,
    "date-input": groups.date_input,
    "file-upload": fields.file_upload,
    "input": fields.text_input,
    "pagination": lists.pagination,
    "panel": lists.panel,
    "password-input": composites.password_input,
    "radios": groups.radios,
    "select": fields.select,
    "summary-list": lists.summary_list,
    "task-list": lists.task_list,
    "textarea": fields.textarea,
}


def render(name: str, params: Any = None, /, **more: Any) -> SafeString:
    """Return the component `name` as markup; `more` is laid over `params`."""
    given = merged(params, more)
    prepare = PREPARE.get(name)
    ready = prepare(given) if prepare else given
    return SafeString(get_template(f"ui/components/{name}.html").render({"params": Params(ready)}))


def merged(params: Any, more: Mapping[str, Any]) -> dict[str, Any]:
    """Return `params` with `more` laid over it; `label__text` reaches into `label`."""
    result = plain(params)
    for path, value in more.items():
        name, _, rest = path.partition("__")
        result[name] = merged(result.get(name), {rest: value}) if rest else value
    return result
