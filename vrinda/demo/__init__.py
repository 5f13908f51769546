"""The demo market: deterministic shops, goods, pictures and people, as plain values without a database."""
