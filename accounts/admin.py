from django.contrib import admin

from accounts.models import User


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    search_fields = ["email", "phone", "name", "public_id"]
