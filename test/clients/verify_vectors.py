"""Computes the vectors of docs/signed.md by its steps, with Python's html.parser and Debian's python3-cryptography, and nothing of Candor.

Reads the vectors from the standard input, and prints a line for each that is not the same.
"""
import base64, hashlib, json, re, sys
from html.parser import HTMLParser
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

WHITE = "[\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"
INLINE = set("a abbr b bdi bdo cite code del dfn em font i ins kbd mark q rp rt ruby s samp small span strong sub sup tt u var wbr".split())
ADDED = {"candor-" + name for name in "disclosure retraction corrections sources policy".split()}


def digest(text):
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()[:24]).decode()


def trimmed(text):
    return re.sub(f"^{WHITE}+|{WHITE}+$", "", text)


def spaced(text):
    return trimmed(re.sub(WHITE + "+", " ", text))


def without_openings(text, openings):
    rest = spaced(text)
    while True:
        bare = re.sub("^[\u200e\u200f\u2066-\u2068 ]+", "", rest)
        found = sorted((each for each in openings if bare.startswith(each)), key=len)
        if not found:
            return rest
        rest = re.sub("^\u2069? ?", "", bare[len(found[-1]):])


class Words(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.blocks = [""]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        if tag not in INLINE:
            self.blocks.append("")

    handle_endtag = lambda self, tag: self.handle_starttag(tag, [])

    def handle_data(self, data):
        self.blocks[-1] += data

    def text(self):
        return " ".join(block for block in map(spaced, self.blocks) if block)


class Split(HTMLParser):
    """Finds the ranges of what Candor adds."""

    def __init__(self, html):
        super().__init__()
        self.html, self.cuts, self.open = html, [], None
        self.lines = [0]
        for line in html.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.wrapped = re.match(r"<div[\s>]", html) and html.endswith("</div>")
        self.feed(html)
        self.close()
        if self.open:
            self.cuts.append((self.open[1], len(html)))
        elif self.wrapped:
            self.cuts.append((len(html) - 6, len(html)))

    def position(self):
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag, attributes):
        start = self.position()
        classes = set((dict(attributes).get("class") or "").split())
        if self.open:
            self.open[2] += tag == self.open[0]
        elif classes & ADDED:
            self.open = [tag, start, 1]
        elif self.wrapped and start == 0:
            self.cuts.append((0, len(self.get_starttag_text())))

    def handle_endtag(self, tag):
        if self.open and tag == self.open[0]:
            self.open[2] -= 1
            if self.open[2] == 0:
                self.cuts.append((self.open[1], self.html.index(">", self.position()) + 1))
                self.open = None


def split(content):
    html = trimmed(content)
    news, added, at = [], [], 0
    for start, end in Split(html).cuts + [(len(html), len(html))]:
        text = trimmed(html[at:start])
        if text:
            news.append(text)
            added.append("…")
        if end > start:
            added.append(html[start:end])
        at = end
    return "\n".join(news), "\n".join(added)


def facts_of(each):
    lines = [[each["sentence"], each["generated_at"]]]
    lines += [[source[name] for name in ("url", "title", "publisher", "language")] for source in each["sources"]]
    return digest("\n".join("\t".join(spaced(part or "") for part in line) for line in lines))


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def same(name, one, other):
    if one != other:
        print("not the same:", name, repr(one), repr(other))


vectors = json.load(sys.stdin)
for each in vectors["texts"]:
    rest = without_openings(each["text"], each["openings"])
    same(each["text"], [rest, digest(rest)], [each["rest"], each["digest"]])
for each in vectors["contents"]:
    news, added = split(each["content"])
    words = Words(news).text()
    same(each["name"], [news, words, added], [each["news"], each["words"], each["added"]])
    same(each["name"], {"words": digest(words), "html": digest(news), "added": digest(added)}, each["digests"])
for each in vectors["facts"]:
    same("facts", facts_of(each), each["digest"])
statement = vectors["statement"]
header, payload, signature = statement["jws"].split(".")
[key] = [key for key in statement["keys"]["keys"] if key["kid"] == json.loads(decode(header))["kid"]]
Ed25519PublicKey.from_public_bytes(decode(key["x"])).verify(decode(signature), f"{header}.{payload}".encode())
same("payload", json.loads(decode(payload)), statement["payload"])
same("previous", digest(statement["jws"]), statement["previous_of_the_next"])
print(len(vectors["texts"]), len(vectors["contents"]), len(vectors["facts"]))
