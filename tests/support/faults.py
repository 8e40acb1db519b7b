"""What an origin answers when it is not well: each a function of (handler, the page it should have
sent). Nothing of it is a change of the page."""

import gzip
import re
import socket
import struct
import time


def unavailable(handler, _page):
    handler.reply(503, b"<html><body><h1>503 Service Unavailable</h1></body></html>")


def busy(handler, _page):
    handler.reply(429, b"slow down", {"Content-Type": "text/plain"})


def bad_gateway(handler, _page):
    handler.reply(502, b"<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1>"
                       b"</center><hr><center>nginx</center></body></html>")


def forbidden(handler, _page):
    handler.reply(403, b"<html><body><h1>Access denied</h1></body></html>")


def reset(handler, _page):
    """A connection that ends with RST before anything is said."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    raise ConnectionAbortedError


def reset_within(handler, page):
    """RST in the middle of the body."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html; charset=utf-8")
    handler.send_header("Content-Length", str(len(page)))
    handler.end_headers()
    handler.wfile.write(page[:len(page) // 2])
    handler.wfile.flush()
    time.sleep(0.01)
    reset(handler, page)


def short(handler, page):
    """Fewer bytes than Content-Length says."""
    handler.reply(200, page[:len(page) * 2 // 3], {"Content-Type": "text/html; charset=utf-8"}, announced=len(page))
    handler.close_connection = True


def half(handler, page, share=0.5):
    """No length: the end of the connection is the end of the body, and nobody can tell."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html; charset=utf-8")
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.wfile.write(page[:int(len(page) * share)])
    handler.close_connection = True


def most(handler, page):
    half(handler, page, 0.9)


def chunked_cut(handler, page):
    """Chunked, and the last chunk never comes."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html; charset=utf-8")
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    part = page[:len(page) // 2]
    handler.wfile.write(b"%x\r\n" % len(part) + part + b"\r\n")
    handler.close_connection = True


def chunked_half(handler, page):
    """Chunked and whole, of half a page: an upstream that was cut, and a cache that closed the chunks."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html; charset=utf-8")
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    part = page[:len(page) // 2]
    handler.wfile.write(b"%x\r\n" % len(part) + part + b"\r\n0\r\n\r\n")


def empty(handler, _page):
    handler.reply(200, b"", {"Content-Type": "text/html; charset=utf-8"})


def blank(handler, _page):
    handler.reply(200, b"<!doctype html><html><head><title></title></head><body></body></html>\n",
                  {"Content-Type": "text/html; charset=utf-8"})


def loading(handler, _page):
    """What a site of scripts sends before its scripts have run."""
    handler.reply(200, b"<!doctype html><html><head><title>Resolution Watch</title></head><body><div id='app'>"
                       b"<p>Loading, please wait. You need to enable JavaScript to run this app.</p></div>"
                       b"<script src='/app.js'></script></body></html>", {"Content-Type": "text/html; charset=utf-8"})


def cdn_error(handler, _page):
    handler.reply(522, b"<!DOCTYPE html><html><head><title>site.example | 522: Connection timed out</title></head>"
                       b"<body><h1>Connection timed out <span>Error code 522</span></h1></body></html>")


def cdn_error_200(handler, _page):
    handler.reply(200, ("<!DOCTYPE html><html lang='en'><head><title>Error 1016</title></head><body><h1>Error 1016</h1>"
                        f"<h2>Origin DNS error</h2><p>Ray ID: {time.monotonic_ns():x}</p><p>Please try again in a few "
                        "minutes.</p></body></html>").encode(), {"Content-Type": "text/html; charset=utf-8"})


def json_error(handler, _page):
    handler.reply(200, b'{"error":"upstream timed out","status":504}', {"Content-Type": "application/json"})


def in_chrome(words, title="Resolution Watch"):
    """An error page with status 200 in the site's own chrome."""
    def answer(handler, page):
        head, _, rest = page.partition(b"<main>")
        if not rest:
            head, rest = b"<!doctype html><html><head></head><body>", b"</main></body></html>"
        foot = rest.partition(b"</main>")[2]
        before, _, behind = head.partition(b"<title>")
        head = before + b"<title>" + title.encode() + b"</title>" + behind.partition(b"</title>")[2] if behind else head
        body = head + b"<main>" + words.encode() + b"</main>" + foot
        handler.reply(200, body, {"Content-Type": "text/html; charset=utf-8"})
    return answer


def bare(words, title):
    body = (f"<!doctype html><html><head><meta charset='utf-8'><title>{title}</title></head><body><h1>{title}</h1>"
            f"<p>{words}</p></body></html>").encode()
    return lambda handler, _page: handler.reply(200, body, {"Content-Type": "text/html; charset=utf-8"})


def gzip_cut(handler, page):
    """Half of a packed body, whole by its length: what a cache keeps of a connection that broke."""
    packed = gzip.compress(page)
    handler.reply(200, packed[:len(packed) // 2], {"Content-Type": "text/html; charset=utf-8",
                                                   "Content-Encoding": "gzip"})


def login(handler, page):
    """The page's own title over a form, another token in it each time."""
    title = re.search(b"<title>.*?</title>", page).group()
    handler.reply(200, b"<!doctype html><html><head>" + title + b"</head><body><main><h1>Log in</h1><form>"
                  b"<input type='hidden' name='token' value='%x'>" % time.monotonic_ns()
                  + b"<label>User name</label><input name='user'></form></main></body></html>",
                  {"Content-Type": "text/html; charset=utf-8"})


def another_page(handler, _page):
    handler.reply(302, b"", {"Location": "/resoltions/a-hrc-res-41-1/"})


def with_values(text):
    """A template whose values never came."""
    def answer(handler, page):
        handler.reply(200, re.sub(b"<dd>.*?</dd>", b"<dd>" + text + b"</dd>", page, flags=re.DOTALL),
                      {"Content-Type": "text/html; charset=utf-8"})
    return answer


def recoded(change):
    """A site that reads its texts by the wrong table of characters."""
    return lambda handler, page: handler.reply(200, change(page.decode()), {"Content-Type": "text/html; charset=utf-8"})


def charset_meta(handler, page):
    """A template that came to name another encoding than its bytes have, and no header that says which."""
    handler.reply(200, page.replace(b"<meta charset='utf-8'>", b"<meta charset='windows-1252'>"),
                  {"Content-Type": "text/html"})


MAINTENANCE = {
    "bare": bare("We are performing scheduled maintenance. Please check back soon.", "Down for maintenance"),
    "wordpress": bare("Briefly unavailable for scheduled maintenance. Check back in a minute.", "Maintenance"),
    "french": bare("Le site est en maintenance. Merci de revenir plus tard.", "Site en maintenance"),
    "spanish": bare("Estamos realizando tareas de mantenimiento. Vuelva más tarde.", "Sitio en mantenimiento"),
    "russian": bare("На сайте ведутся технические работы. Зайдите позже.", "Технические работы"),
    "wordless": bare("We'll be right back.", "Resolution Watch"),
    "chrome": in_chrome("<h1>Under maintenance</h1><p>The database is being updated and will be back shortly.</p>"),
    "labels": in_chrome("<h1>We will be back</h1><p>Year, UN Body, Session and Vote cannot be searched now.</p>"
                        "<ul><li>Year</li><li>Session</li><li>Vote</li></ul>"),
}

NOT_FOUND_WORDS = ("<h1>Page not found</h1><p>Sorry, the page you are looking for could not be found.</p>"
                   "<h2>Latest resolutions</h2><ul><li><a href='/a'>Technical help for the courts of Peru</a></li>"
                   "<li><a href='/b'>Technical help for the roads of Togo</a></li></ul>")


def soft_404(handler, page):
    in_chrome(NOT_FOUND_WORDS, "Page not found | Resolution Watch")(handler, page)


def titled_soft_404(handler, page):
    """One that keeps the title it was asked under."""
    in_chrome("<p>Nothing was found here. Try a search?</p><form><input name='q'></form>")(handler, page)


def home(handler, _page):
    handler.reply(302, b"", {"Location": "/"})


def not_found(handler, _page):
    handler.reply(404, b"<html><body><h1>Not Found</h1></body></html>")


def gone(handler, _page):
    handler.reply(410, b"<html><body><h1>Gone</h1></body></html>")


def wrong_charset(name):
    def answer(handler, page):
        handler.reply(200, page, {"Content-Type": f"text/html; charset={name}"})
    return answer


def named(*answers):
    return {each.__name__: each for each in answers}


REFUSALS = named(unavailable, busy, bad_gateway, forbidden, cdn_error, not_found, gone)
CUTS = named(reset, reset_within, short, half, most, chunked_cut, chunked_half, gzip_cut)
# Another page in the place of the one that was asked for.
STRANGERS = named(empty, blank, loading, cdn_error_200, json_error, soft_404, titled_soft_404, home, login,
                  another_page)
# The page itself, of which a part cannot be read.
SPOILED = {
    **named(charset_meta),
    "values_loading": with_values(b"Loading..."), "values_of_a_template": with_values(b"{{ item.value }}"),
    "garbled_twice": recoded(lambda text: text.encode().decode("latin-1").encode()),
    "garbled_to_question_marks": recoded(lambda text: text.encode("ascii", "replace")),
    **{f"charset_{name}": wrong_charset(name)
       for name in ("iso-8859-1", "windows-1251", "utf-16le", "shift_jis", "us-ascii")}}
FAULTS = {**REFUSALS, **CUTS, **STRANGERS, **SPOILED,
          **{f"maintenance_{name}": answer for name, answer in MAINTENANCE.items()}}
