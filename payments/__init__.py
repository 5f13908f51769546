"""Where the money is: the ledger, payments, refunds, settlements, payouts and gateways."""
