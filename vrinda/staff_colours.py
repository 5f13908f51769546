"""The market's colours in the admin theme's scales: peacock for deeds, paper to ink for the rest (tokens.css)."""

STAFF_COLOURS = {
    "primary": {
        "50": "#eff8fa",
        "100": "#d7eef3",
        "200": "#b0dde6",
        "300": "#8fd0de",
        "400": "#6fc3d6",
        "500": "#3f9db1",
        "600": "#0b6478",
        "700": "#095566",
        "800": "#074250",
        "900": "#05333e",
        "950": "#032028",
    },
    "base": {
        "50": "#fbf7ef",
        "100": "#f3ecdf",
        "200": "#e7ddcd",
        "300": "#d3c5b2",
        "400": "#b5a796",
        "500": "#83756a",
        "600": "#6b5e54",
        "700": "#4a3f37",
        "800": "#3a3028",
        "900": "#221c16",
        "950": "#17130f",
    },
    "font": {
        "subtle-light": "#6b5e54",
        "subtle-dark": "#b5a796",
        "default-light": "#4a3f37",
        "default-dark": "#d3c5b2",
        "important-light": "#2a211b",
        "important-dark": "#ede4d6",
    },
}
