"""Every bound of the program in one place, each with its reason."""

from leads.model import Body

MIB = 1024 * 1024

# ── network ──────────────────────────────────────────────────────────────────

BODY_BYTES: dict[Body, int] = {
    Body.FEED: 5 * MIB,  # a year of a busy weekly stays under 2 MiB
    Body.PAGE: MIB + MIB // 2,  # larger pages take HTML tools ten seconds and more
    Body.PAPER: 20 * MIB,  # a village paper with photographs
    Body.ROBOTS: 512 * 1024,  # RFC 9309 §2.5 asks for at least 500 KiB
}
HEADERS = 1_000  # a storm of cookies stays below; an attack does not
HEADER_BYTES = 64 * 1024  # of one line; the widest policies of what a page may load fill eight
CONNECT_SECONDS = 5.0
READ_SECONDS = 15.0
REQUEST_SECONDS = 45.0  # the only bound that holds against one byte every so often
REDIRECTS = 5  # RFC 9309 §2.3.1.2; browsers allow more, feeds never need it
ATTEMPTS = 3
IN_FLIGHT = 50  # each of another host; a slow one holds no other up
RETRY_AFTER_CAP_SECONDS = 24 * 3600.0
RETRY_WAIT_SECONDS = 10.0  # a longer Retry-After is for the next run, not for this request
REST_IN_RUN_SECONDS = 60.0  # a host that rests longer is not sat out in this run
THROTTLED_SECONDS = 6 * 3600.0  # after 'too much' from a site that blocks for days
KEEP_ALIVE_SECONDS = 1.0  # beyond the pause, so that the next request meets the connection
CRAWL_DELAY_CAP_SECONDS = 30.0
ROBOTS_TTL_SECONDS = 24 * 3600.0  # RFC 9309 §2.4
OPML_BYTES = 2 * MIB
SOURCES_IMPORTED = 200  # a village has some tens; each is a site to visit
LOOK_REQUESTS = 20  # of one site that is looked at for sources; at two seconds each
VALIDATORS_DAYS = 30  # some servers answer 304 for ever

VISITS_UNDER_WAY = 200  # a village has some tens of sources, seldom on one host
SAVE_SECONDS = 0.1  # a visit waits so long for others to be saved with
SAVED_TOGETHER = 2_000  # items in one transaction; more would hold up who else writes

# ── parsing ──────────────────────────────────────────────────────────────────

PARSE_SECONDS = 5.0  # tiny inputs can keep a parser busy for hours
PARSE_MEMORY_BYTES = 1024 * MIB
ITEMS_PER_FEED = 500
EVENTS_PER_CALENDAR = 2_000
CALENDAR_DAYS_AHEAD = 365
OCCURRENCES_PER_RULE = 200
PDF_PAGES = 24  # a thick village paper; more take longer than PARSE_SECONDS
PDF_CHARS = 200_000
ARTICLES_PER_VISIT = 10  # pages behind the items of one visit: at two seconds each
ARTICLE_CHARS = 600  # what a feed tells at this length or more is the article, not a teaser
OPTED_OUT_DAYS = 30  # after which a site that wanted no reading programs is asked once more
FOLLOW_UPS_PER_VISIT = 40  # an agenda list that names a thousand meetings is a fault

# ── text ─────────────────────────────────────────────────────────────────────

TITLE_CHARS = 300
TEXT_CHARS = 20_000  # spaCy's memory grows with the text
NAME_CHARS = 200
URL_CHARS = 2_000
SNIPPET_CHARS = 150  # the length a Dutch court accepted for a press excerpt (2024)
QUOTE_CHARS = 150

NOTE_CHARS = 2_000  # a page of somebody's own words; longer is a document

# ── people ───────────────────────────────────────────────────────────────────

INTERESTS = 12  # of one person; more is a list of words, not of interests
CONSENT_YEARS = 2  # nobody remembers longer what was agreed at a desk
CONSENT_ENDS_DAYS = 14  # this long before its end the mail tells of it
PERSON_KEPT_DAYS = 7  # after the end, for who was on holiday; nothing is shown meanwhile

LETTERS_PER_VISIT = 50  # of one mailbox, the newest; forty newsletters a day is a lot
FILES_PER_FOLDER = 200
EVENTS_PER_LETTER = 20
FORM_BYTES = 32 * 1024
LETTER_BYTES = 256 * 1024  # of one mail or file; what stands behind it is pictures
TIP_BYTES = 2 * MIB  # a mail with its attachments; more is not somebody's words

PLAN_CHARS = 4_000  # a plan is a sentence or a page, not a book

# ── digest ───────────────────────────────────────────────────────────────────

LEADS_PER_DIGEST = 7
LEADS_SEARCHED = 500  # open leads in which a local actor for a national theme is sought
UNEXPECTED_CONSIDERED = 30  # items just below the threshold from which one a week is taken
CLASH_DAYS = 60  # further ahead an evening can still be moved by itself
LEADS_IN_FULL = 3
THEMES_PER_DIGEST = 2
CLASHES_PER_DIGEST = 2
TOGETHER_PER_DIGEST = 1  # a suggestion, not news
NOTICE_DAYS = 14  # nearer than this an evening can hardly be moved or shared any more
FAILED_SOURCES_NAMED = 6  # the rest is counted: the foot must stay a foot
FURTHER_SIGHTINGS = 3
LINK_CHARS = 1_000  # real addresses are shorter; seven of 2,000 would fill the mail
MAIL_HTML_BYTES = 90_000  # Gmail cuts a message at about 102 kB
FIRST_RUN_DAYS = 14
SHOW_AGAIN_DAYS = 3  # a lead comes back when its last useful day is this near
EMPTY_MAIL_WEEKDAY = 0  # Monday
REMINDERS_PER_DIGEST = 5

# ── runs ─────────────────────────────────────────────────────────────────────

LEASE_SECONDS = 120.0
LEASE_RENEW_SECONDS = 30.0
ANALYSE_BATCH = 32  # larger batches are slower and cost a gigabyte

# ── store ────────────────────────────────────────────────────────────────────

BUSY_SECONDS = 30.0  # SQLite's waiting writers are served in no fair order
ITEMS_SEARCHED = 20_000  # the newest, in which words of a plan are sought
TRACES = 2_000  # bodies named in items that a plan has to do with
CANDIDATES = 200  # items compared with a new one to see whether they tell one story
DECISIONS_LEARNED = 1_000  # the latest; what a branch liked years ago fades
SHORTENED_AT_ONCE = 200  # texts in one transaction: a tenth of a second
SHORTENED_PORTIONS = 25  # a day; an old database is done in a week or two
LEADS_CONSIDERED = 200  # seeds from which a digest picks its handful
ALIASES_PER_ORGANISATION = 10
DIRECTORY = 2_000  # a village of 15,000 has some hundreds of bodies
BODIES_DRAWN = 72  # more names than that no eye takes in
TIES_LISTED = 500  # on the page of the network; a browser searches these at once
