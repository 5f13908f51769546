"""What every room may lean on: money, states, clock, errors, ids, tape, audit, idempotency. Imports nothing of ours."""
