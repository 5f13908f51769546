"""Who is this person: users, addresses, sign-in."""
