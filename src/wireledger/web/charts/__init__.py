"""Charts and maps as SVG made on the server, so that browsers need no script for them. One chart a file.

Colours come from classes (``static/charts.css``), so that charts follow the dark mode of the page. A chart is
never the only place where something is said: the page says the same in a table or sentence beside it.
"""
