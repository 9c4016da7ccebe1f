"""News in the shapes of RSS 2.0 (as WordPress writes it) and Atom (RFC 4287)."""

from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from leads.demo.village import Data, moment, paragraphs, utc

_EXCERPT_WORDS = 55  # WordPress' own length

_RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel>
 <title>{title}</title>
 <atom:link href="{site}/feed/" rel="self" type="application/rss+xml" />
 <link>{site}</link>
 <description>{description}</description>
 <lastBuildDate>{built}</lastBuildDate>
 <language>nl-NL</language>
 <sy:updatePeriod>hourly</sy:updatePeriod>
 <sy:updateFrequency>1</sy:updateFrequency>
{items}
</channel>
</rss>
"""

_RSS_ITEM = """ <item>
  <title>{title}</title>
  <link>{link}</link>
  <dc:creator><![CDATA[Redactie]]></dc:creator>
  <pubDate>{published}</pubDate>
{categories}
  <guid isPermaLink="false">{site}/?p={id}</guid>
  <description>{description}</description>
  <content:encoded><![CDATA[{content}]]></content:encoded>
 </item>"""

_ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl" xml:base="{site}/">
 <id>tag:aa-nieuws.example,2019:nieuws</id>
 <title>{title}</title>
 <link rel="self" type="application/atom+xml" href="atom.xml"/>
 <link rel="alternate" type="text/html" href="./"/>
 <updated>{updated}</updated>
{entries}
</feed>
"""

_ATOM_ENTRY = """ <entry>
  <id>tag:aa-nieuws.example,2019:{id}</id>
  <title>{title}</title>
  <link rel="alternate" type="text/html" href="{path}"/>
  <published>{published}</published>
  <updated>{published}</updated>
  <author><name>Streekredactie</name></author>
  <content type="xhtml" xml:base="{path}"><div xmlns="http://www.w3.org/1999/xhtml">{body}</div></content>
 </entry>"""


def rss(paper: Data) -> bytes:
    """A WordPress feed with its usual flaws: double-escaped titles, an entity XML does
    not know, a cut excerpt and a line of advertising for itself."""
    items = "\n".join(_rss_item(paper, article) for article in paper["articles"])
    head = {name: escape(paper[name]) for name in ("title", "site", "description")}
    return _RSS.format(**head, built=_rfc822(paper["articles"][0]), items=items).encode()


def _rss_item(paper: Data, article: Data) -> str:
    published = moment(article["published"])
    link = f"{paper['site']}/{published:%Y/%m}/{article['slug']}/"
    body = "".join(f"<p>{escape(part)}</p>\n" for part in paragraphs(article["text"]))
    first_on = (
        f'<p>Het bericht <a href="{link}">{escape(article["title"])}</a> verscheen eerst op '
        f'<a href="{paper["site"]}">{escape(paper["title"])}</a>.</p>'
    )
    return _RSS_ITEM.format(
        title=escape(escape(article["title"]).replace("–", "&#8211;")),
        link=link,
        published=_rfc822(article),
        categories="\n".join(_category(name) for name in article["categories"]),
        site=paper["site"],
        id=article["id"],
        description=_description(article, first_on),
        content=body + first_on,
    )


def _description(article: Data, first_on: str) -> str:
    words = " ".join(paragraphs(article["text"])).split()
    cut = [*words[:_EXCERPT_WORDS], "[&#8230;]"] if len(words) > _EXCERPT_WORDS else words
    excerpt = escape(" ".join(cut)).replace("&amp;#8230;", "&#8230;")
    if article.get("quirk") == "nbsp":
        return excerpt.replace(" ", "&nbsp;", 1)
    return f"<![CDATA[<p>{excerpt}</p>\n{first_on}]]>"


def _category(name: str) -> str:
    return f"  <category><![CDATA[{name}]]></category>"


def _rfc822(article: Data) -> str:
    """WordPress gives UTC, also for local news."""
    return format_datetime(utc(article["published"]))


def atom(paper: Data) -> bytes:
    """An Atom feed with xhtml contents and addresses relative to `xml:base`."""
    return _ATOM.format(
        site=escape(paper["site"]),
        title=escape(paper["title"]),
        updated=moment(paper["articles"][0]["published"]).isoformat(),
        entries="\n".join(_atom_entry(article) for article in paper["articles"]),
    ).encode()


def _atom_entry(article: Data) -> str:
    body = "".join(f"<p>{escape(part)}</p>" for part in paragraphs(article["text"]))
    more = f"<p><a href={quoteattr('./#reacties')}>Reageren</a></p>"
    return _ATOM_ENTRY.format(
        id=article["id"],
        title=escape(article["title"]),
        path=escape(article["path"]),
        published=moment(article["published"]).isoformat(),
        body=body + more,
    )
