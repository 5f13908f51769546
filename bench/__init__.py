"""Measures the storefront beside a bare page of cards and beside stock Oscar, in one run (``make bench``)."""
