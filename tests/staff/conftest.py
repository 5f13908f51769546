import pytest
from django.contrib.auth.models import Permission

from accounts.factories import UserFactory


@pytest.fixture
def chief(client, db):
    """Stand at the staff's door with every right."""
    user = UserFactory(email="chief@example.com", is_staff=True, is_superuser=True)
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def clerk(client, db):
    """Stand at the staff's door with the rights named, such as ``partner.view_partner``."""

    def with_rights(*rights: str):
        user = UserFactory(email="clerk@example.com", is_staff=True)
        for right in rights:
            app, codename = right.split(".")
            user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
        client.force_login(user)
        client.user = user
        return client

    return with_rights
