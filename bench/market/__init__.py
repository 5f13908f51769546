"""The market as it goes into production, filled in bulk with as many goods as asked."""
