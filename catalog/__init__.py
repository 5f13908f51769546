"""What is for sale: products, categories, pictures, tax classification, the listing projection and search."""
