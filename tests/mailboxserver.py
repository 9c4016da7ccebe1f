"""A real IMAP server (pymap) on loopback, in a thread of its own.

with MailboxServer(tls) as server:
    server.deliver(mail)
    ... read imaps://host:{server.port}/INBOX with PASSWORD ...
    assert server.flags() == [set()]
"""

import asyncio
import imaplib
import ssl
import threading
from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from types import TracebackType

from proxyprotocol.sock import SocketInfo
from pymap.backend.dict import DictBackend
from pymap.imap import IMAPServer
from pysasl.hashing import Cleartext

USER, PASSWORD = "postvak@bieb.example", "geheim en lang"


class MailboxServer:
    """See the module. With `tls` every connection is encrypted from its first byte, with
    `starttls` when the client asks for it; without, never."""

    def __init__(
        self, tls: ssl.SSLContext | None = None, *, starttls: ssl.SSLContext | None = None
    ) -> None:
        self.port = 0
        self.logins = 0
        self._tls = tls
        self._starttls = starttls
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "MailboxServer":
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def deliver(self, *mails: bytes, at: datetime | None = None) -> None:
        """Let mails arrive in the inbox, now or at another time."""
        arrived = imaplib.Time2Internaldate(at) if at else ""
        with self._client() as client:
            for mail in mails:
                assert client.append("INBOX", "", arrived, mail)[0] == "OK"

    def flags(self) -> list[set[str]]:
        """The flags of each mail in the inbox, without 'recent'."""
        with self._client() as client:
            client.select("INBOX", readonly=True)
            _, answers = client.fetch("1:*", "(FLAGS)")
        return [
            {flag.decode() for flag in imaplib.ParseFlags(one)} - {"\\Recent"}
            for one in answers
            if isinstance(one, bytes)
        ]

    def delete(self, number: int) -> None:
        """Mark a mail as deleted, without removing it."""
        with self._client() as client:
            client.select("INBOX")
            client.store(str(number), "+FLAGS", "\\Deleted")

    def _client(self) -> imaplib.IMAP4:
        known = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        known.check_hostname, known.verify_mode = False, ssl.CERT_NONE
        client: imaplib.IMAP4
        if self._tls:
            client = imaplib.IMAP4_SSL("127.0.0.1", self.port, ssl_context=known, timeout=10)
        else:
            client = imaplib.IMAP4("127.0.0.1", self.port, timeout=10)
        if self._starttls:
            client.starttls(known)
        client.login(USER, PASSWORD)
        return client

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(self._start())
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        self._loop.run_until_complete(self._stop(server))
        self._loop.close()

    async def _start(self) -> asyncio.Server:
        settings = {"host": None, "port": 0, "debug": False, "cert": None, "key": None}
        settings |= {"tls": self._starttls is not None, "passlib_cfg": None, "proxy_protocol": None}
        demo = {"demo_data": False, "demo_user": USER, "demo_password": PASSWORD}
        named = Namespace(**settings, **demo)
        backend, config = await DictBackend.init(
            named,
            hash_context=Cleartext(),  # a real hash takes most of a test's time
            ssl_context=self._starttls,
        )
        served = IMAPServer(backend.login, config)

        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self.logins += 1
            config.apply_context()
            await served(reader, writer, SocketInfo.get(writer, None))

        return await asyncio.start_server(connected, "127.0.0.1", 0, ssl=self._tls)

    async def _stop(self, server: asyncio.Server) -> None:
        server.close()
        tasks: Sequence[asyncio.Task[object]] = [
            task for task in asyncio.all_tasks() if task is not asyncio.current_task()
        ]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
