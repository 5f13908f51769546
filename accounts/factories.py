"""The least valid person and address, for tests."""

import factory
from allauth.account.models import EmailAddress

from accounts.models import Address, User


class UserFactory(factory.django.DjangoModelFactory):
    """A person with a verified e-mail address and the password ``radhe radhe 108``."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"person{number}@example.com")
    name = factory.Sequence(lambda number: f"Person {number}")
    password = factory.django.Password("radhe radhe 108")

    @factory.post_generation
    def verified_email(user: User, create: bool, extracted: bool | None, **kwargs) -> None:  # noqa: N805
        if create and user.email and extracted is not False:
            EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)


class AddressFactory(factory.django.DjangoModelFactory):
    """An address in Vrindavan."""

    class Meta:
        model = Address

    user = factory.SubFactory(UserFactory)
    name = "Asha Gupta"
    phone = "+919812345678"
    line1 = "12 Loi Bazaar"
    city = "Vrindavan"
    state_code = "09"
    pincode = "281121"
