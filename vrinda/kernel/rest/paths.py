"""Ids in paths: what cannot be an id is no operation's path, and reaches no query."""

from django.urls import register_converter

from vrinda.kernel.ids import ALPHABET, LENGTH


class PublicIdConverter:
    """Matches ids such as ``ord_7k…``."""

    regex = rf"[a-z]{{2,4}}_[{ALPHABET}]{{{LENGTH}}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PublicIdConverter, "public_id")
