"""What changes the catalogue: products, pictures, categories, listings."""
