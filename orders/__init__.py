"""The conductor: baskets, quotes, orders, seller orders, fulfilment, cancellation and settlement."""
