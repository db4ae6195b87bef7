"""A service on loopback that answers with the token it was sent, in every form, and writes requests down.

The token `wrong` is refused.
"""

import base64
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote


class Echo(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        """Nothing on standard error."""

    def do_GET(self):
        self._note(b"")
        self._say(405, {"message": "POST alone"})

    def do_POST(self):
        self._note(self.rfile.read(int(self.headers.get("content-length", "0"))))
        token = self.headers.get("authorization", "").removeprefix("Bearer ")
        if token == "wrong":
            self._say(401, {"message": "no such key"})
            return
        forms = [token, quote(token, safe=""), json.dumps(token), base64.b64encode(token.encode()).decode()]
        self._say(200, {"answers": [{"id": "answer_1", "text": " ".join(forms), "tags": {"said": forms}}]})

    def _note(self, body):
        entry = {"method": self.command, "headers": dict(self.headers), "body": body.decode()}
        with Path(sys.argv[1]).open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")

    def _say(self, status, content):
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.send_header("x-echo", self.headers.get("authorization", ""))
        self.end_headers()
        self.wfile.write(body)


server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
sys.stdout.flush()
server.serve_forever()
