"""A person's own details and addresses."""

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.serializers import (
    AddressChangeSerializer,
    AddressSerializer,
    MeSerializer,
    NewAddressSerializer,
)
from accounts.models import Address
from accounts.queries import address_of, addresses_of
from accounts.services import add_address, change_address, make_usual, remove_address
from vrinda.kernel.rest.once import once
from vrinda.kernel.rest.pagination import listed
from vrinda.kernel.rest.permissions import HasScope, IsPerson
from vrinda.kernel.rest.schema import list_of
from vrinda.kernel.rest.views import RestView


class MeView(RestView):
    permission_classes = (HasScope("profile"), IsPerson)

    @extend_schema(operation_id="me_read", responses=MeSerializer)
    def get(self, request: Request) -> Response:
        """Return the person this token acts for."""
        return Response(MeSerializer(request.user).data)


class AddressView(RestView):
    permission_classes: tuple[type[BasePermission], ...] = (HasScope("address"), IsPerson)


class AddressListView(AddressView):
    @extend_schema(operation_id="addresses_list", responses=list_of(AddressSerializer))
    def get(self, request: Request) -> Response:
        """List your addresses, the usual one first; there are never more than a page."""
        return Response(listed(AddressSerializer(addresses_of(request.user), many=True).data, None))

    @extend_schema(operation_id="addresses_create", request=NewAddressSerializer, responses={201: AddressSerializer})
    @once()
    def post(self, request: Request) -> Response:
        """Keep an address; the first one becomes the usual one."""
        address = add_address(user=request.user, by=request.user, **self.read(NewAddressSerializer))
        return Response(AddressSerializer(address).data, status=201)


class AddressDetailView(AddressView):
    @extend_schema(operation_id="addresses_read", responses=AddressSerializer)
    def get(self, request: Request, public_id: str) -> Response:
        """Return one of your addresses."""
        return Response(AddressSerializer(address_of(request.user, public_id)).data)

    @extend_schema(operation_id="addresses_change", request=AddressChangeSerializer, responses=AddressSerializer)
    def patch(self, request: Request, public_id: str) -> Response:
        """Correct an address, or make it the usual one."""
        address = address_of(request.user, public_id)
        return Response(AddressSerializer(self._changed(address, self.read(AddressChangeSerializer))).data)

    @extend_schema(operation_id="addresses_remove", responses={204: None})
    def delete(self, request: Request, public_id: str) -> Response:
        """Forget an address."""
        remove_address(address=address_of(request.user, public_id), by=request.user)
        return Response(status=204)

    def _changed(self, address: Address, wish: dict) -> Address:
        is_usual = wish.pop("is_usual", False)
        if wish:
            address = change_address(address=address, by=self.request.user, **wish)
        return make_usual(address=address, by=self.request.user) if is_usual else address
