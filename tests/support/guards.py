"""What services in front of a site send instead of its pages, in words of our own, with the marks by
which they are told: each a function of (handler, the page it should have sent)."""

CHALLENGE = "<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>"


def guard(status, title, body, headers=None):
    def answer(handler, _page):
        sent = {"Content-Type": "text/html; charset=utf-8", **(headers or {})}
        handler.reply(status, CHALLENGE.format(title=title, body=body).encode(), sent)
    return answer


GUARDS = {
    "aws_challenge": guard(202, "", "<script src='https://abc.token.awswaf.com/abc/challenge.js'></script>",
                           {"x-amzn-waf-action": "challenge"}),
    "aws_captcha": guard(405, "Human Verification", "<div id='captcha-container'></div>",
                         {"x-amzn-waf-action": "captcha"}),
    "cloudflare_503": guard(503, "Just a moment...", "<script src='/cdn-cgi/challenge-platform/h/g/orchestrate/jsch/v1'>"
                            "</script>"),
    "cloudflare_403": guard(403, "Just a moment...", "<p>wait</p>", {"cf-mitigated": "challenge"}),
    "captcha_403": guard(403, "Are you there?", "<div class='g-recaptcha' data-sitekey='k'></div>"),
    "incapsula_200": guard(200, "", "<iframe src='/_Incapsula_Resource?SWUDNSAI=31'>Incapsula incident ID: 1-2</iframe>"),
}
