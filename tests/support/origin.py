"""A small origin on loopback for tests of the built daemon: what it answers is said by the test."""

import hashlib
import http.server
import threading


class Origin:
    """`pages`: path -> bytes, or a function of the handler that answers by itself. With `etags`
    unchanged pages are 304 for who asks with If-None-Match. `asked` lists the paths asked for,
    `statuses` what they were answered with."""

    def __init__(self, host="127.0.0.1"):
        self.pages = {}
        self.etags = True
        self.asked = []
        self.statuses = []
        origin = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                origin.asked.append(self.path)
                page = origin.pages.get(self.path)
                if page is None:
                    self.reply(404, b"there is no such page")
                elif callable(page):
                    page(self)
                else:
                    self.reply_page(page)

            def reply_page(self, body, kind="text/html; charset=utf-8"):
                tag = '"' + hashlib.sha256(body).hexdigest()[:16] + '"'
                headers = {"Content-Type": kind}
                if origin.etags:
                    headers["ETag"] = tag
                    if self.headers.get("If-None-Match") == tag:
                        return self.reply(304, b"", headers)
                self.reply(200, body, headers)

            def reply(self, status, body, headers=None, announced=None):
                origin.statuses.append(status)
                self.send_response(status)
                for name, value in (headers or {"Content-Type": "text/html"}).items():
                    self.send_header(name, value)
                if status != 304:
                    self.send_header("Content-Length", str(len(body) if announced is None else announced))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

            def handle(self):
                try:
                    super().handle()
                except ConnectionError:
                    pass  # the daemon was killed: that is the test

        self.server = http.server.ThreadingHTTPServer((host, 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://{host}:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def forget(self):
        self.asked.clear()
        self.statuses.clear()

    def close(self):
        self.server.shutdown()
        self.server.server_close()
