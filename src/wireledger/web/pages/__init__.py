"""The pages: one module a noun, each with ``ROUTES``."""
