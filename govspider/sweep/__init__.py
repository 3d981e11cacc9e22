"""The sweep (季度普查): every target of the ledger, in worker processes, resumable at any moment."""
