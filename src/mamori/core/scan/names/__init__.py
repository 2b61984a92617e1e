"""Names of persons that nobody listed: found last, by small models, and never surely.

`japanese` and `latin` cut a text into units with features, `crf` weighs them, `finder` tells hits.
The models are made by `training/`; what they are good for stands in `training/README.md`.
"""

from mamori.core.scan.names.finder import MODES, lacking, names_finder

__all__ = ["MODES", "lacking", "names_finder"]
