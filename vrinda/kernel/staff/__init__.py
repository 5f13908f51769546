"""What every admin page is made of: pages, columns, fields for money, and deeds that call services."""
