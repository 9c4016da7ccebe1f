# docker build -t leads .
# docker run --init --read-only --tmpfs /tmp \
#   -v leads-data:/home/leads/data -v ./config:/home/leads/config:ro leads
FROM python:3.13-slim AS build
WORKDIR /src
RUN python -m venv /opt/leads
COPY requirements.lock ./
RUN /opt/leads/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY leads ./leads
RUN /opt/leads/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim
LABEL org.opencontainers.image.title="leads" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.description="Chances for a public library to work together, from the village's own news"
RUN useradd --uid 10001 --create-home leads \
 && mkdir /home/leads/data /home/leads/config \
 && chown leads /home/leads/data
COPY --from=build /opt/leads /opt/leads
ENV PATH=/opt/leads/bin:$PATH \
    LEADS_HOME=/home/leads \
    XDG_CACHE_HOME=/opt/leads/cache \
    TZ=Europe/Amsterdam \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1
# the table of Dutch words, made once: a container that is read-only cannot keep it
RUN ["python", "-c", "from leads.match.reading import lemma; lemma('boek')"]
USER leads
WORKDIR /home/leads
VOLUME ["/home/leads/data"]
STOPSIGNAL SIGTERM
# the daemon does a round every quarter of an hour, on Sundays too
HEALTHCHECK --interval=15m --timeout=10s --start-period=30m \
  CMD ["leads", "doctor", "--health", "--max-age", "2"]
ENTRYPOINT ["leads"]
CMD ["daemon"]
