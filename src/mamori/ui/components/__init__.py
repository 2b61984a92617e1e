"""The components that pages are made of, each a template in `ui/components/`.

A component takes the parameters GOV.UK documents for it, under their own (camelCase) names, so
that the fixtures GOV.UK publishes prove our templates. Text is always escaped; a parameter
`html` is let through only when it already is a SafeString.
"""

from mamori.ui.components.params import Params, attributes, html_or_text
from mamori.ui.components.render import merged, render

__all__ = ["Params", "attributes", "html_or_text", "merged", "render"]
