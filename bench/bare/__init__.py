"""The least a page of two dozen cards can cost in Django: the same components and nothing around them."""
