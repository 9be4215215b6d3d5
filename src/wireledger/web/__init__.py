"""The workbench: the ledger in the browser, for reading, checking and deciding.

Pages are made on the server. Each parses its request, calls one function of the ledger and shows the answer.
"""
