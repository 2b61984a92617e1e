from typing import Any

from django import template

from mamori.surveys import drawing
from mamori.surveys.queries.results import Table

register = template.Library()


@register.inclusion_tag("surveys/_bars.html")
def bars(table: Table, at: int) -> dict[str, Any]:
    """Draw the answers to one question, a bar for each group."""
    drawn = [line for line in table.shown if not line.wider]
    shares = [[share for _mark, _number, share in line.cells] for line in drawn]
    found, height = drawing.bars(shares)
    return {"bars": found, "height": height, "width": drawing.WIDTH, "at": at}


@register.inclusion_tag("surveys/_terms.html")
def terms(table: Table, at: int) -> dict[str, Any]:
    """Draw how many gave a worrying answer, term by term."""
    points, line = drawing.terms(table.terms)
    width = max(drawing.STEP * len(points), drawing.STEP)
    return {"points": points, "line": line, "height": drawing.HEIGHT, "width": width, "at": at}
