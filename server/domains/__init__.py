"""The taught domain: for each resource its endpoints (HTTP), service (rules), repository (SQL) and schemas."""
