"""Checks evidence by the steps of docs/desk.md, with Debian's python3-cryptography: nothing of Candor is used.

Reads evidence from the standard input, and prints a line for each review by a passkey: its editor and time, or what is wrong.
Ends with 1 if anything is refused, and with 2 if the input is no evidence.
"""
import base64, hashlib, json, sys
from urllib.parse import urlsplit
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def read_cbor(data, at=0):
    """A value of a COSE_Key, and the position after it."""
    major, length = data[at] >> 5, data[at] & 31
    at += 1
    if length > 23:
        size = 1 << (length - 24)
        length = int.from_bytes(data[at : at + size], "big")
        at += size
    if major == 0:
        return length, at
    if major == 1:
        return -1 - length, at
    if major == 2:
        return data[at : at + length], at + length
    assert major == 5, "no COSE_Key"
    key = {}
    for _ in range(length):
        label, at = read_cbor(data, at)
        key[label], at = read_cbor(data, at)
    return key, at


def verify(cose, signature, signed):
    key, _ = read_cbor(cose)
    number = lambda label: int.from_bytes(key[label], "big")
    if key[3] == -7:
        public = ec.EllipticCurvePublicNumbers(number(-2), number(-3), ec.SECP256R1()).public_key()
        public.verify(signature, signed, ec.ECDSA(SHA256()))
    elif key[3] == -8:
        ed25519.Ed25519PublicKey.from_public_bytes(key[-2]).verify(signature, signed)
    else:
        public = rsa.RSAPublicNumbers(number(-2), number(-1)).public_key()
        public.verify(signature, signed, padding.PKCS1v15(), SHA256())


def check(article, review):
    facts = dict(line.split(": ", 1) for line in review["statement"].split("\nnote: ")[0].split("\n")[1:])
    [text] = [text for text in article["texts"] if text["digest"] == review["text"]]
    words = "\0".join([text["title"], text["standfirst"], text["body_html"]])
    assert facts["text"] == "sha256:" + hashlib.sha256(words.encode()).hexdigest(), "another text"
    sources = "".join(source["url"] + "\0" + source["title"] + "\0" for source in review["sources"])
    assert facts["sources"] == "sha256:" + hashlib.sha256(sources.encode()).hexdigest(), "other sources"
    assert [facts["article"], facts["editor"], facts["at"]] == [article["guid"], review["editor"], review["at"]], "other facts"
    assertion = {name: decode(value) for name, value in review["assertion"].items()}
    client = json.loads(assertion["client_data_json"])
    assert client["type"] == "webauthn.get", "another ceremony"
    assert decode(client["challenge"]) == hashlib.sha256(review["statement"].encode()).digest(), "another statement"
    authenticator = assertion["authenticator_data"]
    assert authenticator[:32] == hashlib.sha256(urlsplit(client["origin"]).hostname.encode()).digest(), "another host"
    assert authenticator[32] & 5 == 5, "nobody was verified"
    signed = authenticator + hashlib.sha256(assertion["client_data_json"]).digest()
    verify(assertion["public_key"], assertion["signature"], signed)


def check_all(evidence):
    refused = 0
    for article in evidence["articles"]:
        for review in article["reviews"]:
            if review["method"] == "passkey":
                try:
                    check(article, review)
                    print(review["editor"], review["at"])
                except (AssertionError, InvalidSignature, KeyError, ValueError) as error:
                    refused = 1
                    print("refused:", str(error) or "another signature")
    return refused


try:
    sys.exit(check_all(json.load(sys.stdin)))
except (KeyError, TypeError, ValueError) as error:
    print("no evidence:", repr(error), file=sys.stderr)
    sys.exit(2)
