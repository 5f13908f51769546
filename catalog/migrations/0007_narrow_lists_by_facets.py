"""Facets that staff edit, with the usual ones to begin with, and the log by which each process keeps its index true."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from catalog.facets import triggers

# code, name, name in Hindi, kind, unit, unit in Hindi, bounds, rank, values (code, name, name in Hindi, also written)
FACETS = [
    ("deity", "Deity", "विग्रह", "choice", "", "", "", 10, [
        ("laddu-gopal", "Laddu Gopal", "लड्डू गोपाल", "laddoo gopal, bal gopal, kanha"),
        ("radha-krishna", "Radha Krishna", "राधा कृष्ण", "radha-krishna, radhe krishna"),
        ("krishna", "Krishna", "कृष्ण", "shri krishna, kanhaiya"),
        ("radha", "Radha", "राधा", "radharani, radha rani"),
        ("ganesh", "Ganesh", "गणेश", "ganesha, ganpati"),
        ("shiva", "Shiva", "शिव", "shiv, mahadev"),
        ("lakshmi", "Lakshmi", "लक्ष्मी", "laxmi"),
        ("hanuman", "Hanuman", "हनुमान", "bajrangbali"),
    ]),
    ("laddu_gopal_size", "Laddu Gopal size", "लड्डू गोपाल साइज़", "number", "", "", "", 12, []),
    ("deity_height_inch", "Deity height", "ठाकुर जी की ऊँचाई", "number", "inch", "इंच", "4, 7, 10, 13, 19", 14, []),
    ("size", "Size", "साइज़", "choice", "", "", "", 16, []),
    ("colour", "Colour", "रंग", "choice", "", "", "", 20, [
        ("red", "Red", "लाल", "laal, lal, maroon"),
        ("pink", "Pink", "गुलाबी", "gulabi, rose"),
        ("orange", "Saffron", "केसरिया", "kesariya, saffron, orange, bhagwa"),
        ("yellow", "Yellow", "पीला", "peela, pila, basanti"),
        ("green", "Green", "हरा", "hara"),
        ("blue", "Blue", "नीला", "neela, nila"),
        ("purple", "Purple", "बैंगनी", "baingani, violet"),
        ("white", "White", "सफ़ेद", "safed, off-white, cream"),
        ("black", "Black", "काला", "kala"),
        ("gold", "Golden", "सुनहरा", "golden, sunehra"),
    ]),
    ("fabric", "Fabric", "कपड़ा", "choice", "", "", "", 22, [
        ("cotton", "Cotton", "सूती", "sooti, suti, cotton cloth"),
        ("silk", "Silk", "रेशम", "resham, art silk"),
        ("velvet", "Velvet", "मखमल", "makhmal"),
        ("wool", "Wool", "ऊन", "woollen, woolen"),
        ("satin", "Satin", "साटन", "saatan"),
        ("net", "Net", "जाली", "jaali"),
        ("khadi", "Khadi", "खादी", ""),
    ]),
    ("material", "Material", "सामग्री", "choice", "", "", "", 24, [
        ("brass", "Brass", "पीतल", "peetal, pital"),
        ("copper", "Copper", "ताँबा", "tamba"),
        ("silver", "Silver", "चाँदी", "chandi"),
        ("wood", "Wood", "लकड़ी", "lakdi, wooden"),
        ("clay", "Clay", "मिट्टी", "mitti, terracotta"),
        ("marble", "Marble", "संगमरमर", "sangmarmar"),
    ]),
    ("handwork", "Handwork", "हस्तकारी", "choice", "", "", "", 26, []),
    ("variety", "Variety", "किस्म", "choice", "", "", "", 28, []),
    ("fragrance", "Fragrance", "सुगंध", "choice", "", "", "", 30, []),
    ("net_weight_g", "Net weight", "शुद्ध वज़न", "number", "g", "ग्राम", "100, 250, 500, 1000", 32, []),
    ("volume_ml", "Volume", "मात्रा", "number", "ml", "मिली", "50, 100, 250, 500, 1000", 34, []),
    ("weight_g", "Weight", "वज़न", "number", "g", "ग्राम", "50, 200, 500, 1000, 5000", 36, []),
    ("bead_size_mm", "Bead size", "दाना", "number", "mm", "मिमी", "", 38, []),
    ("language", "Language", "भाषा", "choice", "", "", "", 40, [
        ("hindi", "Hindi", "हिन्दी", "हिंदी"),
        ("english", "English", "अंग्रेज़ी", "angrezi"),
        ("sanskrit", "Sanskrit", "संस्कृत", ""),
        ("braj", "Braj bhasha", "ब्रजभाषा", "braj, brajbhasha"),
        ("bengali", "Bengali", "बांग्ला", "bangla"),
    ]),
    ("wood", "Wood", "लकड़ी", "choice", "", "", "", 44, []),
    ("vrat_safe", "Fit for vrat", "व्रत के योग्य", "flag", "", "", "", 60, []),
]  # fmt: skip


def write_facets(apps, schema_editor) -> None:
    Facet, FacetValue = apps.get_model("catalogue", "Facet"), apps.get_model("catalogue", "FacetValue")  # noqa: N806
    for code, name, name_hi, kind, unit, unit_hi, bounds, rank, values in FACETS:
        facet = Facet.objects.create(
            code=code, name=name, name_hi=name_hi, kind=kind, unit=unit, unit_hi=unit_hi, bounds=bounds, rank=rank
        )
        FacetValue.objects.bulk_create(
            FacetValue(facet=facet, code=value, label=label, label_hi=label_hi, aliases=aliases, rank=place)
            for place, (value, label, label_hi, aliases) in enumerate(values)
        )


def mark_rows_with_their_transaction(apps, schema_editor) -> None:
    """PostgreSQL: see catalog/facets/log.py. SQLite needs no more than the id."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "ALTER TABLE catalogue_listchange ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id()"
        )
        schema_editor.execute("CREATE INDEX list_changes_by_transaction ON catalogue_listchange (xid)")


def remove_triggers(apps, schema_editor) -> None:
    """The triggers themselves come after ``migrate``: see catalog/facets/triggers.py."""
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0006_remember_missed_searches_and_synonyms"),
    ]

    operations = [
        migrations.CreateModel(
            name="ListChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("topic", models.CharField(max_length=8)),
                ("row", models.BigIntegerField(default=0)),
                ("written_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
        ),
        migrations.CreateModel(
            name="Facet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.SlugField(
                        help_text="As in products: colour, net_weight_g",
                        max_length=60,
                        unique=True,
                        verbose_name="particular",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("name_hi", models.CharField(blank=True, max_length=60, verbose_name="name in Hindi")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("choice", "Words to choose from"),
                            ("number", "A number"),
                            ("flag", "Yes or nothing"),
                        ],
                        default="choice",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="unit")),
                ("unit_hi", models.CharField(blank=True, max_length=20, verbose_name="unit in Hindi")),
                (
                    "bounds",
                    models.CharField(
                        blank=True,
                        help_text="Of a number, with commas: 100, 250, 500. Empty: each number by itself.",
                        max_length=120,
                        verbose_name="bounds",
                    ),
                ),
                (
                    "rank",
                    models.PositiveSmallIntegerField(
                        default=50, help_text="The lowest stands first.", verbose_name="rank"
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "categories",
                    models.ManyToManyField(
                        blank=True,
                        help_text="With all below them. None: all categories.",
                        related_name="+",
                        to="catalogue.category",
                        verbose_name="categories",
                    ),
                ),
            ],
            options={
                "verbose_name": "facet",
            },
        ),
        migrations.CreateModel(
            name="FacetValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(allow_unicode=True, max_length=60, verbose_name="code")),
                ("label", models.CharField(max_length=80, verbose_name="name")),
                ("label_hi", models.CharField(blank=True, max_length=80, verbose_name="name in Hindi")),
                (
                    "aliases",
                    models.CharField(
                        blank=True, help_text="With commas between.", max_length=300, verbose_name="also written"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(default=50, verbose_name="rank")),
                (
                    "facet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="values",
                        to="catalogue.facet",
                        verbose_name="facet",
                    ),
                ),
            ],
            options={
                "verbose_name": "value of a facet",
                "verbose_name_plural": "values of facets",
                "constraints": [models.UniqueConstraint(fields=("facet", "code"), name="one_value_per_facet_and_code")],
            },
        ),
        migrations.RunPython(write_facets, migrations.RunPython.noop),
        migrations.RunPython(mark_rows_with_their_transaction, remove_triggers),
    ]
