"""Charts and maps as SVG, drawn on the server: the same for the workbench and for reports in a file.

Their colours are in ``static/charts.css`` and ``static/bars.css``, which use the variables of the page.
"""

from pathlib import Path

STYLES = Path(__file__).parent / "static"
