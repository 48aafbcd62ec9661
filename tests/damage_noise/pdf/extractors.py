"""The extractors: each makes a text of a PDF as its documentation shows it."""

import subprocess

import pdfplumber
import pymupdf
import pypdf
from pdfminer.high_level import extract_text


def pdftotext(*options):
    def run(path):
        return subprocess.run(["pdftotext", *options, str(path), "-"], check=True, capture_output=True).stdout.decode()
    return run


def with_pdfplumber(path):
    with pdfplumber.open(path) as document:
        return "\n".join(page.extract_text() for page in document.pages)


def with_pymupdf(is_sorted):
    def run(path):
        with pymupdf.open(path) as document:
            return "\n".join(page.get_text(sort=is_sorted) for page in document)
    return run


def with_pypdf(path):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


EXTRACTORS = {
    "pdftotext": pdftotext(),
    "pdftotext -layout": pdftotext("-layout"),
    "pdftotext -raw": pdftotext("-raw"),
    "pdfminer.six": extract_text,
    "pdfplumber": with_pdfplumber,
    "PyMuPDF": with_pymupdf(False),
    "PyMuPDF sorted": with_pymupdf(True),
    "pypdf": with_pypdf,
}
