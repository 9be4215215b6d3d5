"""Addresses of reports, whatever their refs hold."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from wireledger.web.visit import Visit

_DOTS = {".", ".."}  # browsers leave these parts out of a path, in whatever way they are written


def report_address(visit: Visit, ref: str, item: str | None = None) -> str:
    """The address of a report; with an item, of what can be decided on it."""
    if _DOTS & set(ref.split("/")):
        path = f"{visit.url('report-by-ref')}?{urlencode({'ref': ref})}"
    else:
        path = visit.url("report", ref=quote(ref, safe="/"))
    return f"{item_address(path)}{quote(item)}#decide" if item else path


def item_address(report: str) -> str:
    """What the id of an item is put behind, after the address of its report."""
    return f"{report}{'&' if '?' in report else '?'}item="


def ref_of(visit: Visit) -> str:
    """The report that an address of :func:`report_address` names."""
    asked = visit.request.path_params.get("ref")
    return str(asked if asked is not None else visit.request.query_params.get("ref", ""))
