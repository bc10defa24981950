"""Every address of the pages."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from leverage.app.pages import answering, asking, downloads, ledger, places, reading, supplements, whatif

ROUTES: list[BaseRoute] = [
    Route("/c/{id}/", reading.first, methods=["GET"]),
    Route("/c/{id}/read", reading.read, methods=["GET"]),
    Route("/c/{id}/read", reading.keep, methods=["POST"]),
    Route("/c/{id}/ledger", ledger.ledger, methods=["GET"]),
    Route("/c/{id}/ledger", ledger.keep, methods=["POST"]),
    Route("/c/{id}/questions", asking.questions, methods=["GET"]),
    Route("/c/{id}/questions", asking.answer, methods=["POST"]),
    Route("/c/{id}/questions/workbook", asking.workbook, methods=["POST"]),
    Route("/c/{id}/answer", answering.result, methods=["GET"]),
    Route("/c/{id}/answer", answering.settings, methods=["POST"]),
    *whatif.ROUTES,
    *places.ROUTES,
    *supplements.ROUTES,
    *downloads.ROUTES,
]
