"""The gateway simulator: a loopback process that speaks Razorpay's HTTP API and moves no real money."""
