# Dossier with all formats, to run on a folder of yours, as nobody in particular and without the network:
#   docker build -t dossier .
#   docker run --rm --network none --user "$(id -u):$(id -g)" -v "$PWD:/site" dossier build
FROM python:3.13-slim AS wheel
WORKDIR /source
COPY pyproject.toml README.md LICENSE CHANGELOG.md ./
COPY templates templates
COPY dossier dossier
RUN pip wheel --no-cache-dir --wheel-dir /wheels .

FROM python:3.13-slim
RUN --mount=type=bind,from=wheel,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels mkdocs-dossier \
 && useradd --create-home reader
USER reader
WORKDIR /site
ENV HOME=/tmp PYTHONUTF8=1
EXPOSE 8000
ENTRYPOINT ["dossier"]
CMD ["--help"]
