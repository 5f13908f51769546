"""What every room may lean on: money, states, clock, errors, ids, the event tape, audit, idempotency. Imports nothing of ours."""
