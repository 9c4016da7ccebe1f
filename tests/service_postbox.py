"""A mail server on loopback that takes what it gets, or does not."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session


class Postbox:
    """Set `answer` to refuse a message after DATA ('450 later'), `unwanted` to refuse
    recipients, `vanishes` to hang up when the message is in, `silent` to say nothing then."""

    def __init__(self) -> None:
        self.port = 0
        self.taken: list[Envelope] = []
        self.answer = "250 OK"
        self.unwanted: set[str] = set()
        self.vanishes = False
        self.silent = False

    @property
    def mails(self) -> list[EmailMessage]:
        """What arrived, as a mail program reads it."""
        parser = BytesParser(policy=default)
        read = [parser.parsebytes(bytes(one.content or b"")) for one in self.taken]
        return [mail for mail in read if isinstance(mail, EmailMessage)]

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        if address in self.unwanted:
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.answer.startswith("250"):
            self.taken.append(envelope)
        if self.vanishes:
            assert server.transport is not None
            server.transport.close()
        if self.silent:
            await asyncio.sleep(60)
        return self.answer


@contextmanager
def listening() -> Iterator[Postbox]:
    """A postbox on a port of its own, in a thread of its own."""
    postbox, loop = Postbox(), asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(_listen(postbox, loop), loop).result(5)
    postbox.port = server.sockets[0].getsockname()[1]
    try:
        yield postbox
    finally:
        asyncio.run_coroutine_threadsafe(_stop(server), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()


async def _listen(postbox: Postbox, loop: asyncio.AbstractEventLoop) -> asyncio.Server:
    return await loop.create_server(
        lambda: SMTP(postbox, hostname="mx.test", loop=loop), "127.0.0.1", 0
    )


async def _stop(server: asyncio.Server) -> None:
    server.close()
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.sleep(0)
