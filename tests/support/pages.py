"""Pages in the shape of the resolution database, in words of our own."""

CRITICISM = "Regrets that observers were turned away from the polling stations of the province."


def page(number, session=60, sponsors=("Norway",), criticisms=(CRITICISM,), title=None):
    items = "".join(f"<li>“{text}”</li>" for text in criticisms)
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Support for the river commission of province {number}</title></head><body>
<nav><a href="/">Home</a> <a href="/index.html">Country Concerned</a></nav>
<main><h1>{title or f"Support for the river commission of province {number}"}</h1>
<dl><dt>Year</dt><dd>2025</dd><dt>UN Body</dt><dd>Human Rights Council</dd>
<dt>Session</dt><dd>{session}</dd><dt>Session Type</dt><dd>Regular</dd>
<dt>Symbol</dt><dd>A/HRC/RES/{session}/{number}</dd><dt>Agenda Item</dt><dd>10</dd>
<dt>Country Concerned</dt><dd>Cambodia</dd><dt>Condemnatory</dt><dd>No</dd>
<dt>Main Sponsors</dt><dd>{", ".join(sponsors)}</dd>
<dt>Vote</dt><dd>Adopted without a vote</dd>
<dt>Key Praise</dt><dd>None</dd>
<dt>Key Criticism</dt><dd><ul>{items}</ul></dd></dl></main>
<footer>Year in review</footer></body></html>""".encode()


def extension(holder="the Special Rapporteur on the situation of human rights in Cambodia"):
    return f"Decides to extend for two years the mandate of {holder};"


def index(paths):
    links = "".join(f'<li><a href="{path}">{path}</a></li>' for path in paths)
    return f"<!doctype html><html><body><main><ul>{links}</ul></main></body></html>".encode()
