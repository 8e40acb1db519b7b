"""A hundred resolutions and the ways to put one on a page: the same words in other markup, with
noise around them, or with one true change. Names of countries are real, all else is ours."""

import random

COUNTRIES = ["Albania", "Bolivia", "Cambodia", "Denmark", "Ecuador", "Finland", "Gambia", "Haiti", "Indonesia",
             "Jamaica", "Kenya", "Latvia", "Malawi", "Nepal", "Oman", "Peru", "Qatar", "Rwanda", "Somalia", "Togo",
             "Ukraine", "Yemen", "Zambia", "Norway", "Ghana", "Japan", "Côte d'Ivoire", "Türkiye"]
WORDS = ("courts access remedy schools prisons reform press families elections villages health housing workers "
         "detention archives borders police counsel minors refugees harvests water roads funds assembly reports "
         "experts visits treaties statutes rulings fines protests unions clinics teachers farmers towns islands "
         "valleys").split()


def sentence(dice, verb, words=14):
    return f"{verb} the state of {' '.join(dice.choices(WORDS, k=words))}."


def record(number):
    """Label → value, in the order of the site. Lists are lists; a full vote is a mapping."""
    dice = random.Random(number)
    countries = dice.sample(COUNTRIES, 16)
    session = 40 + number % 15
    recorded = number % 3 != 0
    vote = {"Yes": countries[:8], "No": countries[8:11], "Abstain": countries[11:14]}
    fields = {
        "Year": str(2006 + number % 20),
        "UN Body": "Human Rights Council",
        "Session": str(session),
        "Session Type": "Regular",
        "Symbol": f"A/HRC/RES/{session}/{number}",
        "Agenda Item": "Item 10: Technical assistance and capacity-building",
        "Country Concerned": countries[14],
        "Condemnatory": "Yes" if number % 4 == 0 else "No",
        "Analysis": [sentence(dice, "The text passes over", 16) for _ in range(2 + number % 2)],
        "Main Sponsors": dice.sample(COUNTRIES, 1 + number % 3),
        "Vote": "Yes - 8, No - 3, Abstain - 3" if recorded else "Consensus",
        "Key Praise": [f"“{sentence(dice, 'Welcomes')}”" for _ in range(number % 3)] or "None",
        "Key Criticism": [f"“{sentence(dice, 'Deplores')}”" for _ in range(2 + number % 4)],
    }
    if recorded:
        fields["Full Vote"] = vote
    return {"title": f"Technical help for the {dice.choice(WORDS)} and {dice.choice(WORDS)} of {countries[14]}, "
                     f"part {number}", "fields": fields}


def changed(facts, how):
    """One true change: what has to be told once. `how`: "sponsor", "quotation", "title", "vote"."""
    facts = {"title": facts["title"], "fields": dict(facts["fields"])}
    fields = facts["fields"]
    if how == "sponsor":
        fields["Main Sponsors"] = fields["Main Sponsors"] + ["Sweden"]
    elif how == "quotation":
        fields["Key Criticism"] = fields["Key Criticism"][:-1] + ["“Regrets that the observers of the province were "
                                                                  "turned away from all polling stations.”"]
    elif how == "title":
        facts["title"] = "Revised: " + facts["title"]
    elif how == "vote":
        fields["Vote"] = "Yes - 9, No - 2, Abstain - 3"
        if "Full Vote" in fields:
            was = fields["Full Vote"]
            fields["Full Vote"] = {**was, "Yes": was["Yes"] + was["No"][:1], "No": was["No"][1:]}
    return facts


# --- one value ---------------------------------------------------------------------------------

def line(value):
    return ", ".join(value) if isinstance(value, list) else value


def listed(label, value):
    """A list as <ul>, sponsors as one line, a vote as groups, all else as text."""
    if isinstance(value, dict):
        return "".join(f"<h4>{way} ({len(names)})</h4><p>{', '.join(names)}</p>" for way, names in value.items())
    if isinstance(value, list) and label != "Main Sponsors":
        return "<ul>" + "".join(f"<li>{item}</li>" for item in value) + "</ul>"
    return line(value)


# --- the record: redesigns with the same words ---------------------------------------------------

def as_dl(facts):
    return "<dl>" + "".join(f"<dt>{label}</dt><dd>{listed(label, value)}</dd>\n"
                            for label, value in facts["fields"].items()) + "</dl>"


def as_table(facts):
    return "<table class='facts'>" + "".join(f"<tr><th>{label}:</th><td>{listed(label, value)}</td></tr>\n"
                                             for label, value in facts["fields"].items()) + "</table>"


def as_headings(facts):
    return "".join(f"<h3>{label}</h3>\n<div>{listed(label, value)}</div>\n" for label, value in facts["fields"].items())


def as_spans(facts):
    return "<section>" + "".join(f"<div class='row'><span class='k'>{label}:</span> <span class='v'>"
                                 f"{line(value)}</span></div>\n" if not isinstance(listed_value(label, value), list)
                                 else f"<div class='row'><span class='k'>{label}:</span>{listed(label, value)}</div>\n"
                                 for label, value in facts["fields"].items()) + "</section>"


def listed_value(label, value):
    """What needs blocks of its own."""
    return [value] if isinstance(value, dict) or (isinstance(value, list) and label != "Main Sponsors") else value


def as_divs(facts):
    return "<div class='grid'>" + "".join(f"<div class='cell'><div class='name'>{label}</div><div class='data'>"
                                          f"{listed(label, value)}</div></div>\n"
                                          for label, value in facts["fields"].items()) + "</div>"


def as_strong(facts):
    out = []
    for label, value in facts["fields"].items():
        block = listed_value(label, value)
        out.append(f"<p><strong>{label}:</strong></p>{listed(label, value)}\n" if isinstance(block, list)
                   else f"<p><strong>{label}:</strong> {line(value)}</p>\n")
    return "".join(out)


def as_cards(facts):
    """Facts first, texts behind: another order, article and sections."""
    items = list(facts["fields"].items())
    order = [i for i in items if not isinstance(listed_value(*i), list)] + \
            [i for i in items if isinstance(listed_value(*i), list)]
    return "<article>" + "".join(f"<section class='card'><h2>{label}</h2><div class='card-body'>"
                                 f"{listed(label, value)}</div></section>\n" for label, value in order) + "</article>"


REDESIGNS = {f.__name__[3:]: f for f in (as_dl, as_table, as_headings, as_spans, as_divs, as_strong, as_cards)}


# --- the page around it --------------------------------------------------------------------------

MENU = ("<header><div class='logo'>Resolution Watch</div><nav><ul><li><a href='/'>Home</a></li>"
        "<li><a href='/index.html'>Country Concerned</a></li><li><a href='/votes'>Vote</a></li>"
        "<li><a href='/about'>About us</a></li></ul></nav></header>")
FOOTER = "<footer><p>Resolution Watch, all rights reserved</p><p>Year in review</p></footer>"


def page(facts, body=as_dl, language="en", menu=MENU, footer=FOOTER, head="", before="", after="", wrap="main"):
    return (f"<!doctype html><html lang='{language}'><head><meta charset='utf-8'>{head}"
            f"<title>{facts['title']} | Resolution Watch</title></head><body>{menu}{before}\n"
            f"<{wrap}><h1>{facts['title']}</h1>\n{body(facts)}</{wrap}>\n{after}{footer}</body></html>\n").encode()


def noisy(facts, number, turn):
    """Everything that differs from one answer to the next and says nothing."""
    dice = random.Random(f"{number} {turn}")
    nonce = f"{dice.getrandbits(64):016x}"
    related = "".join(f"<li><a href='/r/{dice.randrange(999)}'>{sentence(dice, 'Related: on', 5)}</a></li>"
                      for _ in range(3))
    head = (f"<meta name='csrf' content='{nonce}'><script nonce='{nonce}'>var t={dice.random()}</script>"
            f"<style>.c{nonce}{{color:red}}</style><!-- built {nonce} -->")
    before = (f"<div class='cookie-banner' role='dialog'><p>We use {dice.randrange(2, 99)} cookies.</p>"
              "<button>Accept all</button></div>" if dice.random() < 0.5 else "")
    before += f"<div class='ad'><p>{sentence(dice, 'Buy now:', 4)}</p></div>"
    after = (f"<aside><h3>Related resolutions</h3><ul>{related}</ul></aside>"
             f"<section class='comments'><h3>Comments ({turn})</h3>"
             + "".join(f"<article class='comment'><p>{sentence(dice, 'I think of', 6)}</p></article>"
                       for _ in range(turn)) + "</section>"
             f"<p class='views'>Viewed {dice.randrange(1000, 9999)} times, generated in 0.{dice.randrange(999)} s at "
             f"2026-11-{1 + dice.randrange(28):02d} {dice.randrange(24):02d}:00</p>")
    return page(facts, head=head, before=before, after=after)


def noisy_within(facts, number, turn):
    """The same, but within the content: what a theme puts below the entry."""
    dice = random.Random(f"{number} {turn} within")

    def body(of):
        related = "".join(f"<li><a href='/r/{dice.randrange(999)}'>{sentence(dice, 'On', 5)}</a></li>"
                          for _ in range(3))
        return (f"<div class='meta'>Updated {dice.randrange(2, 59)} minutes ago · {dice.randrange(9999)} views</div>"
                f"<div class='entry'>{as_dl(of)}</div><div class='share'><a href='#'>Share</a> {dice.randrange(99)}</div>"
                f"<div class='related'><h3>Related resolutions</h3><ul>{related}</ul></div>")
    return page(facts, body=body)


def switched(facts):
    """The chrome in another language; the entry as it was."""
    menu = ("<header><div class='logo'>Veille des résolutions</div><nav><ul><li><a href='/'>Accueil</a></li>"
            "<li><a href='/index.html'>Pays concerné</a></li><li><a href='/votes'>Votes</a></li></ul></nav></header>")
    return page(facts, language="fr", menu=menu,
                footer="<footer><p>Tous droits réservés</p><p>L'année en revue</p></footer>")
