"""A report to be read with its marks: which words say what, in pieces that a page can show."""
