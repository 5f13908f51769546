"""The door gunicorn knocks at; which target stands behind it is told by DJANGO_SETTINGS_MODULE."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
