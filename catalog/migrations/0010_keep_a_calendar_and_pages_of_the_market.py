import datetime

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import vrinda.kernel.ids
from catalog.migrations._first_words import FESTIVALS, PAGES, SOLD_FRESH

FIRST_DAY = datetime.datetime(2026, 11, 25, tzinfo=datetime.UTC)


def write(apps, schema_editor) -> None:
    page = apps.get_model("catalogue", "Page")
    for slug, (title, title_hi, body, body_hi) in PAGES.items():
        page.objects.create(
            slug=slug,
            title=title,
            title_hi=title_hi,
            body=body,
            body_hi=body_hi,
            is_published=True,
            updated_at=FIRST_DAY,
        )
    category = apps.get_model("catalogue", "Category")
    for code, (kind, name, name_hi, text, text_hi, lead, slugs, days) in FESTIVALS.items():
        festival = apps.get_model("catalogue", "Festival").objects.create(
            code=code, kind=kind, name=name, name_hi=name_hi, text=text, text_hi=text_hi, lead_days=lead
        )
        for span in days.split():
            first, _, last = span.partition("/")
            festival.days.create(starts_on=first, ends_on=last or first)
        festival.categories.set(category.objects.filter(slug__in=slugs.split()))
    category.objects.filter(slug__in=SOLD_FRESH).update(is_sold_fresh=True)


def erase(apps, schema_editor) -> None:
    """Nothing to do: the tables go with their rows."""


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0009_hear_buyers_and_keep_what_they_watch"),
        ("partner", "0005_count_the_shelves_and_hang_a_banner"),
    ]

    operations = [
        migrations.CreateModel(
            name="Festival",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    vrinda.kernel.ids.PublicIdField(editable=False, max_length=32, prefix="fst", unique=True),
                ),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("festival", "Festival"),
                            ("season", "Season of weeks"),
                            ("vrat", "Vrat without grain"),
                        ],
                        default="festival",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("name_hi", models.CharField(max_length=80, verbose_name="name in Hindi")),
                ("text", models.CharField(blank=True, max_length=200, verbose_name="one sentence about it")),
                (
                    "text_hi",
                    models.CharField(blank=True, max_length=200, verbose_name="one sentence about it, in Hindi"),
                ),
                (
                    "lead_days",
                    models.PositiveSmallIntegerField(
                        default=7,
                        help_text="So many days before, the market begins to speak of it.",
                        verbose_name="days before",
                    ),
                ),
                ("is_shown", models.BooleanField(default=True, verbose_name="shown")),
            ],
            options={
                "verbose_name": "festival",
                "verbose_name_plural": "festivals",
            },
        ),
        migrations.CreateModel(
            name="FestivalDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="until")),
            ],
            options={
                "verbose_name": "day of a festival",
                "verbose_name_plural": "days of festivals",
            },
        ),
        migrations.CreateModel(
            name="Page",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    vrinda.kernel.ids.PublicIdField(editable=False, max_length=32, prefix="pag", unique=True),
                ),
                (
                    "slug",
                    models.CharField(
                        max_length=60,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*\\Z", "Lower-case letters, digits and hyphens."
                            )
                        ],
                        verbose_name="web name",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("title_hi", models.CharField(blank=True, max_length=120, verbose_name="title in Hindi")),
                ("body", models.TextField(max_length=40000, verbose_name="text")),
                ("body_hi", models.TextField(blank=True, max_length=40000, verbose_name="text in Hindi")),
                ("is_published", models.BooleanField(default=False, verbose_name="published")),
                ("updated_at", models.DateTimeField(editable=False, verbose_name="changed on")),
            ],
            options={
                "verbose_name": "page of the market",
                "verbose_name_plural": "pages of the market",
            },
        ),
        migrations.CreateModel(
            name="ShelfCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("listed", models.PositiveIntegerField()),
            ],
            options={
                "verbose_name": "count of a shelf",
                "verbose_name_plural": "counts of shelves",
            },
        ),
        migrations.AddField(
            model_name="category",
            name="is_sold_fresh",
            field=models.BooleanField(
                default=False,
                help_text="Shown under “Fresh today” while its shops are open.",
                verbose_name="sold fresh",
            ),
        ),
        migrations.AddField(
            model_name="listing",
            name="is_vrat_safe",
            field=models.BooleanField(default=False, help_text="Without grain: may be eaten on Ekadashi."),
        ),
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(condition=models.Q(("is_vrat_safe", True)), fields=["-score"], name="listing_vrat_safe"),
        ),
        migrations.AddField(
            model_name="festival",
            name="categories",
            field=models.ManyToManyField(
                blank=True, related_name="festivals", to="catalogue.category", verbose_name="what is bought for it"
            ),
        ),
        migrations.AddField(
            model_name="festivalday",
            name="festival",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="days", to="catalogue.festival"
            ),
        ),
        migrations.AddField(
            model_name="shelfcount",
            name="category",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="catalogue.category"
            ),
        ),
        migrations.AddField(
            model_name="shelfcount",
            name="seller",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partner.partner"
            ),
        ),
        migrations.AddConstraint(
            model_name="festival",
            constraint=models.CheckConstraint(
                condition=models.Q(("lead_days__lte", 60)), name="festival_leads_by_at_most_60_days"
            ),
        ),
        migrations.AddIndex(
            model_name="festivalday",
            index=models.Index(fields=["ends_on"], name="festival_day_by_end"),
        ),
        migrations.AddConstraint(
            model_name="festivalday",
            constraint=models.UniqueConstraint(fields=("festival", "starts_on"), name="festival_starts_once_a_day"),
        ),
        migrations.AddConstraint(
            model_name="festivalday",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="festival_ends_after_it_starts"
            ),
        ),
        migrations.AddIndex(
            model_name="shelfcount",
            index=models.Index(fields=["category", "seller"], name="shelf_by_category"),
        ),
        migrations.AddConstraint(
            model_name="shelfcount",
            constraint=models.UniqueConstraint(fields=("seller", "category"), name="one_count_per_shop_and_category"),
        ),
        migrations.RunPython(write, erase),
    ]
