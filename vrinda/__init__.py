"""The project package: it composes the apps; nobody imports it, its kernel aside."""
