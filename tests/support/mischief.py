"""What stands between a site and its readers, and what it does to pages that have not changed: each a
function of (handler, the page it should have sent), as in faults.py. Some behave otherwise each time."""

import gzip
import hashlib
import html
import re
import struct
import time
import zlib

HTML = {"Content-Type": "text/html; charset=utf-8"}


def html_page(title, body, **attributes):
    more = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return (f"<!doctype html><html{more}><head><meta charset='utf-8'><title>{title}</title></head><body>{body}"
            "</body></html>").encode()


def says(title, body, status=200, headers=None):
    sent = {**HTML, **(headers or {})}
    return lambda handler, _page: handler.reply(status, html_page(title, body), sent)


def in_turn(*answers):
    """Another answer each time that a path is asked for; None is the page itself."""
    asked = {}

    def answer(handler, page):
        turn = asked.get(handler.path, 0)
        asked[handler.path] = turn + 1
        each = answers[turn % len(answers)]
        return handler.reply_page(page) if each is None else each(handler, page)
    return answer


def title_of(page):
    return html.unescape(re.search(b"<title>(.*?)</title>", page).group(1).decode())


# --- other pages in the place of this one --------------------------------------------------------

def to_login(handler, _page):
    handler.reply(302, b"", {"Location": "/wp-login.php"})


def consent(handler, page):
    """The page's own title, a wall of words about cookies, and a way on."""
    handler.reply(200, html_page(title_of(page), (
        "<main><h1>Before you continue</h1><p>We and our 214 partners store cookies on your device.</p>"
        "<h2>Purposes</h2><ul><li>Measure content</li><li>Develop services</li></ul>"
        f"<form action='/consent'><input name='t' value='{time.monotonic_ns():x}'><button>Accept all</button></form>"
        "</main>"), lang="en"), HTML)


def parked(handler, _page):
    word = hashlib.sha256(handler.path.encode()).hexdigest()[:6]
    handler.reply(200, html_page("resolutionwatch.example", (
        "<h1>resolutionwatch.example</h1><p>This domain may be for sale. Ask for its price.</p><h2>Related searches</h2>"
        f"<ul><li><a href='/s?q={word}'>Year of {word}</a></li><li><a href='/v'>Vote online</a></li></ul>")), HTML)


def members_only(handler, page):
    """A teaser of the page, and the rest for members."""
    head = page.partition(b"<dt>UN Body")[0]
    handler.reply(200, head + b"</dl><div class='paywall'><h2>Log in to read on</h2></div></main></body></html>", HTML)


def protected(handler, page):
    handler.reply(200, html_page("Protected: " + title_of(page), (
        "<main><h1>Protected: " + html.escape(title_of(page)) + "</h1><p>This content is password protected. To view it "
        "please enter your password below:</p><form><input type='password'></form></main>")), HTML)


def crashed_within(handler, page):
    """A template that fails half-way, and says so in the page."""
    at = page.index(b"<dt>Agenda Item")
    handler.reply(200, page[:at] + b"<b>Fatal error</b>: Uncaught TypeError in /var/www/entry.php on line 214</dl></main>"
                  b"</body></html>", HTML)


def warned_within(handler, page):
    """The same where the template goes on, with nothing to say."""
    def emptied(match):
        return b"<dd><br /><b>Warning</b>: Undefined array key in <b>entry.php</b> on line <b>%d</b><br /></dd>" % (
            match.start() % 97)
    handler.reply(200, re.sub(b"<dd>.*?</dd>", emptied, page, flags=re.DOTALL), HTML)


# --- caches and mirrors ---------------------------------------------------------------------------

class Mirrors:
    """Two back ends; one of them lags behind and has the pages of `before`: path → bytes."""

    def __init__(self, before, modified=False):
        self.before = before
        self.modified = modified
        self.turn = 0

    def __call__(self, handler, page):
        self.turn += 1
        body = self.before.get(handler.path, page) if self.turn % 2 else page
        headers = {**HTML, "ETag": '"' + hashlib.sha256(body).hexdigest()[:12] + '"'}
        if self.modified:  # the newer one says that it is older
            headers = {**HTML, "Last-Modified": f"Mon, {2 if self.turn % 2 else 1:02d} Nov 2026 08:00:00 GMT"}
        handler.reply(200, body, headers)


def one_etag(handler, page):
    """The same ETag whatever the body, and never a 304."""
    handler.reply(200, page, {**HTML, "ETag": '"resolution"'})


def fresh_etag(handler, page):
    """Another ETag each time for the same bytes."""
    handler.reply(200, page, {**HTML, "ETag": f'W/"{time.monotonic_ns():x}"'})


def backwards(handler, page):
    """Each answer says that the page is a day older than the one before said."""
    backwards.day = (getattr(backwards, "day", 27) - 2) % 28 + 1
    handler.reply(200, page, {**HTML, "Last-Modified": f"Sun, {backwards.day:02d} Nov 2026 08:00:00 GMT"})


# --- transport ------------------------------------------------------------------------------------

def sends(handler, head, body):
    handler.send_response(200)
    for name, value in {**HTML, **head}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)
    handler.close_connection = True


def length_too_small(handler, page):
    """The whole page, and a length that ends it half-way."""
    sends(handler, {"Content-Length": str(len(page) // 2), "Connection": "close"}, page)


def length_of_another(handler, page):
    sends(handler, {"Content-Length": str(len(page) * 3)}, page)


def gzip_broken_off(handler, page):
    packed = gzip.compress(page)
    sends(handler, {"Content-Encoding": "gzip", "Content-Length": str(len(packed))}, packed[:len(packed) * 2 // 3])


def gzip_broken_off_without_length(handler, page):
    packed = gzip.compress(page)
    sends(handler, {"Content-Encoding": "gzip", "Connection": "close"}, packed[:len(packed) * 2 // 3])


def gzip_of_half(handler, page):
    """Packed well, of half a page."""
    packed = gzip.compress(page[:len(page) // 2])
    sends(handler, {"Content-Encoding": "gzip", "Content-Length": str(len(packed))}, packed)


def gzip_of_wrong_sum(handler, page):
    body = page[:-200] + b"x" * 200
    packed = gzip.compress(body)[:-8] + struct.pack("<II", zlib.crc32(page), len(page))
    sends(handler, {"Content-Encoding": "gzip", "Content-Length": str(len(packed))}, packed)


def said_to_be_gzip(handler, page):
    sends(handler, {"Content-Encoding": "gzip", "Content-Length": str(len(page))}, page)


def chunk_without_size(handler, page):
    sends(handler, {"Transfer-Encoding": "chunked"}, b"zz\r\n" + page)


def chunks_broken_off(handler, page):
    """Well-formed chunks until the connection ends, at the end of one."""
    part = page[:len(page) * 2 // 3]
    sends(handler, {"Transfer-Encoding": "chunked"},
          b"".join(b"%x\r\n%s\r\n" % (len(part[i:i + 500]), part[i:i + 500]) for i in range(0, len(part), 500)))


def part_of_it(handler, page):
    """A range that nobody asked for."""
    handler.reply(206, page[:1500], {**HTML, "Content-Range": f"bytes 0-1499/{len(page)}"})


def no_content(handler, _page):
    handler.send_response(204)
    handler.end_headers()


# --- cut, with its tags closed ---------------------------------------------------------------------

VOID = {b"meta", b"br", b"hr", b"img", b"input", b"link"}


def closed_again(page, at):
    """The page up to `at`, without half a tag at its end, and what is open closed: what a filter or an
    editor makes of half a body."""
    head = page[:at]
    if head.rfind(b"<") > head.rfind(b">"):
        head = head[:head.rfind(b"<")]
    head = head.decode(errors="ignore").encode()
    open_tags = []
    for end, name in re.findall(rb"<(/?)([a-z0-9]+)", head):
        if end:
            if name in open_tags:
                del open_tags[len(open_tags) - 1 - open_tags[::-1].index(name):]
        elif name not in VOID:
            open_tags.append(name)
    return head + b"".join(b"</" + name + b">" for name in reversed(open_tags)) + b"\n"


def within_a_text(page, at, end):
    """The next place that lies within a text: a list that is cut between two items looks as if somebody had
    taken the last one back."""
    for each in range(at, end):
        text = page[:each].rpartition(b">")[2]
        if b"<" not in text and len(text) > 12 and page[each:each + 1].isalpha():
            return each
    return len(page)  # behind all texts: whole


def cut_at(share, footer=False):
    def answer(handler, page):
        begin, end = page.index(b"<main>") + 6, page.index(b"</main>")
        body = closed_again(page, within_a_text(page, begin + int((end - begin) * share), end))
        if footer:  # and the rest of the site around it
            body = body.replace(b"</body></html>\n", b"") + page[page.index(b"</main>") + 7:]
        handler.reply(200, body, HTML)
    return answer


def items_capped(handler, page):
    """A template that shows the first two items of a list."""
    def capped(match):
        items = re.findall(rb"<li>.*?</li>", match.group(1), re.DOTALL)
        return b"<dd><ul>" + b"".join(items[:2] if len(items) > 3 else items) + b"</ul>"
    handler.reply(200, re.sub(rb"<dd><ul>(.*?)</ul>", capped, page, flags=re.DOTALL), HTML)


def excerpts(handler, page):
    """A template that shortens every long text."""
    def short(match):
        text = match.group(1).decode()
        return f"<li>{text[:60].rstrip()}…</li>".encode() if len(text) > 80 else match.group()
    handler.reply(200, re.sub(rb"<li>(.*?)</li>", short, page, flags=re.DOTALL), HTML)


def zeros(handler, page):
    """Counters that are filled in by a script, and names that it brings."""
    page = re.sub(rb"Yes - \d+, No - \d+, Abstain - \d+", b"Yes - 0, No - 0, Abstain - 0", page)
    handler.reply(200, re.sub(rb"<h4>(\w+) \(\d+\)</h4><p>.*?</p>", rb"<h4>\1 (0)</h4><p></p>", page), HTML)


def without_the_votes(handler, page):
    """Names are loaded when the reader opens them."""
    handler.reply(200, re.sub(rb"<h4>(\w+) (\(\d+\))</h4><p>.*?</p>", rb"<h4>\1 \2</h4><p>Loading...</p>", page), HTML)


# --- in another language ---------------------------------------------------------------------------

FRENCH = {"Year": "Année", "UN Body": "Organe", "Session Type": "Type de session", "Session": "Session",
          "Symbol": "Cote", "Agenda Item": "Point de l’ordre du jour", "Country Concerned": "Pays concerné",
          "Condemnatory": "Condamnatoire", "Analysis": "Analyse", "Main Sponsors": "Principaux auteurs",
          "Full Vote": "Détail du vote", "Vote": "Vote", "Key Praise": "Éloges", "Key Criticism": "Critiques"}
WORDS = {"Technical help for the": "Aide technique pour", "Deplores the state of": "Déplore l’état de",
         "Welcomes the state of": "Salue l’état de", "The text passes over the state of": "Le texte passe sous silence",
         "Human Rights Council": "Conseil des droits de l’homme", "Regular": "Ordinaire", " and ": " et ",
         "Consensus": "Consensus", "Cambodia": "Cambodge", "Norway": "Norvège", "Japan": "Japon"}


def translated(labels):
    """The reader's language, as the server takes it to be; `labels` too, or only what stands under them."""
    def answer(handler, page):
        text = page.decode().replace("<html lang='en'>", "<html lang='fr'>")
        for english, french in (FRENCH if labels else {}).items():
            text = text.replace(f"<dt>{english}</dt>", f"<dt>{french}</dt>")
        for english, french in WORDS.items():
            text = text.replace(english, french)
        handler.reply(200, text.encode(), {**HTML, "Content-Language": "fr"})
    return answer


SICK = {each.__name__: each for each in (
    to_login, consent, parked, members_only, protected, crashed_within, warned_within, length_too_small,
    length_of_another, gzip_broken_off, gzip_broken_off_without_length, gzip_of_half, gzip_of_wrong_sum, said_to_be_gzip,
    chunk_without_size, chunks_broken_off, part_of_it, no_content, items_capped, excerpts, zeros, without_the_votes)}
SICK |= {
    "guru_meditation": says("503 Backend fetch failed", "<h1>Error 503 Backend fetch failed</h1><p>XID: 32770</p>"),
    "fastly_unknown": says("Fastly error: unknown domain", "<p>Fastly error: unknown domain: site.example.</p>", 500),
    "cdn_525": says("site.example | 525: SSL handshake failed", "<h1>SSL handshake failed</h1>", 525),
    "application_error": says("Application error", "<main><h2>Application error: a client-side exception has occurred"
                              "</h2></main>"),
    "suspended": says("Account Suspended", "<h1>This Account has been suspended.</h1>"),
    "index_of": says("Index of /", "<h1>Index of /</h1><ul><li><a href='cgi-bin/'>cgi-bin/</a></li></ul>"),
    "it_works": says("Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>If you see this page, it works.</p>"),
    "rate_limited": says("Too many requests", "<p>You have sent too many requests in a given amount of time.</p>"),
    "json_as_html": lambda handler, _page: handler.reply(
        200, b'{"code":"rest_post_invalid_id","message":"Invalid post ID.","data":{"status":404}}', HTML),
    "gone_and_back": in_turn(says("Gone", "<h1>Gone</h1>", 410), None),
    "not_found_and_back": in_turn(says("Not Found", "<h1>Not Found</h1>", 404),
                                  says("Gone", "<h1>Gone</h1>", 410), None),
    "translated": translated(True),
    "translated_but_for_labels": translated(False),
} | {f"cut_at_{share}": cut_at(share) for share in (0.3, 0.55, 0.7, 0.8, 0.87, 0.93, 0.97, 0.99)} | {
    f"cut_at_{share}_in_its_frame": cut_at(share, True) for share in (0.4, 0.6, 0.75, 0.85, 0.91, 0.95, 0.98)}
