"""Each component in each of its states, on one page, in development only."""
