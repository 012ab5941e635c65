"""The one table of who may open what: every address, every role, in place, out of place and above.

A row says which places or records an address is tried with, and what each kind of reader must get. An address that is
not listed fails the suite.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Relation = Literal["in", "out", "above", "plain"]
Role = Literal["village", "township", "county", "leader", "auditor", "operator", "public", "helper"]
ROLES: tuple[Role, ...] = ("village", "township", "county", "leader", "auditor", "operator", "public", "helper")

CITY, LIXIN, MENGCHENG = "341600000000000", "341623000000000", "341622000000000"
GONGDIAN, SHUANGJIAN = "341623108000000", "341622101000000"
VILLAGE, NEIGHBOUR, ELSEWHERE = "341623108201000", "341623108204000", "340100000000000"

PLACES: dict[Role, dict[Relation, str]] = {
    "village": {"in": VILLAGE, "out": NEIGHBOUR, "above": GONGDIAN},
    "township": {"in": GONGDIAN, "out": SHUANGJIAN, "above": LIXIN},
    "county": {"in": LIXIN, "out": MENGCHENG, "above": CITY},
    "leader": {"in": CITY, "out": ELSEWHERE, "above": "340000000000000"},
    "auditor": {"in": CITY, "out": ELSEWHERE, "above": "340000000000000"},
    "operator": {"in": LIXIN, "out": MENGCHENG, "above": CITY},
    "public": {"in": VILLAGE, "out": NEIGHBOUR, "above": GONGDIAN},
    "helper": {"in": VILLAGE, "out": NEIGHBOUR, "above": GONGDIAN},
}
"""Where each role of the demo stands; `above` and `out` are places it does not see whole."""


@dataclass(frozen=True)
class Row:
    """One address: what it is tried with, its methods, and the answer a role must get to each."""

    kind: Literal[
        "plain",
        "place",
        "household",
        "station",
        "issue",
        "printed",
        "role",
        "job",
        "decision",
        "notice",
        "ask",
        "rule",
        "run",
        "finding",
        "funds",
        "daily",
    ]
    methods: tuple[str, ...]
    answer: Callable[[Role, Relation], int]
    more: tuple[str | int, ...] = ()
    """What the address needs beside the record."""


def for_all(role: Role, relation: Relation) -> int:
    """Everybody may."""
    return 200


def redirects(role: Role, relation: Relation) -> int:
    """Everybody may, and is sent on."""
    return 302


def own_place(role: Role, relation: Relation) -> int:
    """Signed in, and only what one sees whole."""
    if role == "public":
        return 302
    return 200 if relation in ("in", "plain") else 403


def homes(role: Role, relation: Relation) -> int:
    """The same, and never an operator of stations."""
    return 403 if role == "operator" else own_place(role, relation)


def sent_on(role: Role, relation: Relation) -> int:
    """Whoever works with households is sent back to their list; a visitor to the sign-in."""
    return 403 if role == "operator" else 302


def home_record(role: Role, relation: Relation) -> int:
    """A record out of sight does not exist for the reader."""
    if role == "operator":
        return 403
    return station_record(role, relation)


def station_record(role: Role, relation: Relation) -> int:
    """A station is seen by its place and its owners."""
    if role == "public":
        return 302
    return 200 if relation == "in" else 404


def plotting_nothing(role: Role, relation: Relation) -> int:
    """A form without a site writes nothing, whoever sends it."""
    return 302 if role == "public" else 403


def nothing_there(role: Role, relation: Relation) -> int:
    """A file that is not there."""
    return 302 if role == "public" else 404


def without_a_key(role: Role, relation: Relation) -> int:
    """A machine's address opens to no session."""
    return 401


def reporting_nothing(role: Role, relation: Relation) -> int:
    """The log of a station is written by the operator, the village and the county; an empty form is told so."""
    seen = station_record(role, relation)
    return seen if seen != 200 else (422 if role in ("village", "county", "operator") else 403)


def unmasking(role: Role, relation: Relation) -> int:
    """A leader, an auditor and an operator never; the others at and below their place."""
    if role in ("public", "operator"):
        return {"public": 302, "operator": 403}[role]
    if relation != "in":
        return 404
    return 403 if role in ("leader", "auditor") else 200


def editing(role: Role, relation: Relation) -> int:
    """Who may correct a record: not the leader, not the auditor."""
    return unmasking(role, relation)


def no_such_thing(role: Role, relation: Relation) -> int:
    """A measure, a paper or a home that is not there, or out of sight."""
    return {"public": 302, "operator": 403}.get(role, 404)


def exporting(role: Role, relation: Relation) -> int:
    """Whoever writes the register may send it out: no leader, no auditor."""
    return 403 if role in ("leader", "auditor") else homes(role, relation)


def no_such_export(role: Role, relation: Relation) -> int:
    """A table is for who had it made; this one was made by nobody."""
    return {"public": 302, "operator": 403}.get(role, 404)


def received_file(role: Role, relation: Relation) -> int:
    """A file is seen by who sees its whole place and works with homes."""
    return 403 if role == "operator" else station_record(role, relation)


def working_file(role: Role, relation: Relation) -> int:
    """The same, by who writes the register."""
    return 403 if role in ("leader", "auditor") else received_file(role, relation)


def starting_a_step(role: Role, relation: Relation) -> int:
    """A step of a file is a job, whose page comes next."""
    return 302 if working_file(role, relation) == 200 else working_file(role, relation)


def stating_a_village(role: Role, relation: Relation) -> int:
    """An empty form of a village is refused by what it lacks; a township or a county is no village."""
    if role == "public":
        return 302
    told = {"village": 422, "township": 404, "county": 404}
    return told.get(role, 403) if relation == "in" else 403


def drawing_nothing(role: Role, relation: Relation) -> int:
    """A sample of nobody is refused in words; the county and the auditor alone draw one."""
    if homes(role, relation) != 200:
        return homes(role, relation)
    return 422 if role in ("county", "auditor") else 403


def map_upload(role: Role, relation: Relation) -> int:
    """The county's office alone."""
    if role == "public":
        return 302
    return 200 if role == "county" else 403


def job_change(role: Role, relation: Relation) -> int:
    """Whoever starts jobs at the place; a leader, an auditor and an operator see them only."""
    if role == "public":
        return 302
    if relation != "in":
        return 404
    return 403 if role in ("leader", "auditor", "operator") else 302


def nothing_asked(role: Role, relation: Relation) -> int:
    """An address that does what its form says answers nothing to an empty form."""
    return 302 if role == "public" else 404


def explaining(role: Role, relation: Relation) -> int:
    """A case that says nothing is refused in words; a leader and an auditor explain nothing."""
    if role in ("leader", "auditor") and relation == "in":
        return 403
    return 422 if homes(role, relation) == 200 else homes(role, relation)


def closing_nothing(role: Role, relation: Relation) -> int:
    """To close no year is refused in words, whoever asks."""
    return 422 if homes(role, relation) == 200 else homes(role, relation)


def no_such_case(role: Role, relation: Relation) -> int:
    """A case that is not there."""
    return 404 if homes(role, relation) == 200 else homes(role, relation)


def publishing(role: Role, relation: Relation) -> int:
    """The city's bulletin is published by the city's office alone, and none of the demo's roles is that office."""
    return 302 if role == "public" else 403


def village_page(role: Role, relation: Relation) -> int:
    """A page that only a village has, for those whose work is with homes; a higher place has none."""
    answer = homes(role, relation)
    return 404 if answer == 200 and role != "village" else answer


def village_form(role: Role, relation: Relation) -> int:
    """The same, for those who may write."""
    return 403 if role in ("leader", "auditor") else village_page(role, relation)


def nothing_chosen(role: Role, relation: Relation) -> int:
    """A form about matters that names none says so."""
    return 422 if homes(role, relation) == 200 else homes(role, relation)


def taking_back(role: Role, relation: Relation) -> int:
    """Only who proposed a matter takes it back: in the demo the village's specialist."""
    answer = home_record(role, relation)
    return {"village": 302}.get(role, 403) if answer == 200 else answer


def no_such_scan(role: Role, relation: Relation) -> int:
    """A step without a scan has none to open."""
    return 404 if home_record(role, relation) == 200 else home_record(role, relation)


def typing_objections(role: Role, relation: Relation) -> int:
    """Offices of the place; a leader and an auditor take in nothing."""
    return 403 if role in ("leader", "auditor") else homes(role, relation)


def answering(role: Role, relation: Relation) -> int:
    """The township that must answer, alone; for the village below it does not exist."""
    return {"public": 302, "township": 200, "village": 404}.get(role, 403)


def printing_a_slip(role: Role, relation: Relation) -> int:
    """Whoever hands slips out; a leader and an auditor read only."""
    seen = home_record(role, relation)
    return 403 if seen == 200 and role in ("leader", "auditor") else seen


def _with_money(role: Role, relation: Relation, answer: int, *also: Role) -> int:
    """Pages of a place for those who may act on money there; the others are refused."""
    if role == "public":
        return 302
    return answer if relation == "in" and role in ("township", "county", *also) else 403


def sending(role: Role, relation: Relation) -> int:
    """The page that asks once more before villages are sent their money."""
    return _with_money(role, relation, 200)


def no_such_line(role: Role, relation: Relation) -> int:
    """A line of the bank that is not there."""
    return {"public": 302, "operator": 403}.get(role, 404)


def closing_no_month(role: Role, relation: Relation) -> int:
    """A month that is not the oldest open one is not closed."""
    return _with_money(role, relation, 422)


def not_closed(role: Role, relation: Relation) -> int:
    """A month that is open has no sheet."""
    seen = homes(role, relation)
    return 422 if seen == 200 else seen


def drawing_up(role: Role, relation: Relation) -> int:
    """A village draws up its plan; a township and a county have none of their own."""
    return 302 if role == "public" else (200 if role == "village" and relation == "in" else 403)


def proposing_again(role: Role, relation: Relation) -> int:
    """An adopted plan is not proposed again, and whose office does not begin it is told so."""
    seen = home_record(role, relation)
    return 422 if seen == 200 else seen


def signing_nothing(role: Role, relation: Relation) -> int:
    """Nothing signed is nothing done."""
    return _with_money(role, relation, 302, "village")


def listing_nothing(role: Role, relation: Relation) -> int:
    """A place without signed work has nothing to list."""
    return _with_money(role, relation, 422, "village")


def _on_a_run(role: Role, relation: Relation, answer: int) -> int:
    seen = home_record(role, relation)
    return (answer if role in ("township", "county") else 403) if seen == 200 else seen


def paying_nothing(role: Role, relation: Relation) -> int:
    """An act that is not named does nothing."""
    return _on_a_run(role, relation, 302)


def taking_the_file(role: Role, relation: Relation) -> int:
    """The bank's file is for those who pay."""
    return _on_a_run(role, relation, 200)


def answering_nothing(role: Role, relation: Relation) -> int:
    """An answer without a file."""
    return _on_a_run(role, relation, 422)


def township_page(role: Role, relation: Relation) -> int:
    """A page that only a township has, for those whose work is with homes."""
    answer = homes(role, relation)
    return 404 if answer == 200 and role != "township" else answer


def settling_nothing(role: Role, relation: Relation) -> int:
    """A month is settled at a meeting that is named."""
    answer = township_page(role, relation)
    return 422 if answer == 200 else answer


def of_the_township(role: Role, relation: Relation) -> int:
    """A record of the township: not of those below it, nor of an operator."""
    return {"public": 302, "operator": 403, "village": 404}.get(role, 200)


def of_its_villages(role: Role, relation: Relation) -> int:
    """The same, seen by its villages too."""
    return {"public": 302, "operator": 403}.get(role, 200)


def of_a_helper(role: Role, relation: Relation) -> int:
    """The homes of one helper in the township, for those who pair."""
    return {"public": 302, "operator": 403, "village": 403, "auditor": 404}.get(role, 200)


def not_auditing(role: Role, relation: Relation) -> int:
    """An auditor writes nothing."""
    return 403 if role == "auditor" else homes(role, relation)


def slips_for_askers(role: Role, relation: Relation) -> int:
    """The slips of a survey are for those who may ask."""
    seen = of_the_township(role, relation)
    return 403 if seen == 200 and role not in ("township", "county") else seen


def issuing_here(role: Role, relation: Relation) -> int:
    """A checklist is issued by a township."""
    return township_page(role, relation)


def moving_nowhere(role: Role, relation: Relation) -> int:
    """A village that is not named moves nowhere; a village's office, a leader and an auditor move none."""
    answer = homes(role, relation)
    return (404 if role in ("township", "county") else 403) if answer == 200 else answer


def asking_helpers(role: Role, relation: Relation) -> int:
    """A home without a helper has nobody to ask; a village asks nobody, nor does a leader or an auditor."""
    seen = home_record(role, relation)
    return (404 if role in ("township", "county") else 403) if seen == 200 else seen


def pairing_here(role: Role, relation: Relation) -> int:
    """Homes are paired in a township or a village."""
    answer = homes(role, relation)
    return 403 if answer == 200 and role not in ("village", "township") else answer


SAFE, BOTH, WRITE = ("GET", "HEAD"), ("GET", "HEAD", "POST"), ("POST",)
MATRIX: dict[str, Row] = {
    "healthz": Row("plain", SAFE, for_all),
    "front": Row("plain", SAFE, for_all),
    "demo-as": Row("role", BOTH, redirects),
    "sign-in": Row("plain", BOTH, for_all),
    "sign-out": Row("plain", WRITE, redirects),
    "preferences": Row("plain", WRITE, redirects),
    "overview": Row("place", SAFE, own_place),
    "households": Row("place", SAFE, homes),
    "household-search": Row("plain", WRITE, sent_on),
    "household-columns": Row("plain", WRITE, sent_on),
    "household-filters": Row("plain", WRITE, sent_on),
    "household": Row("household", SAFE, home_record),
    "unmask": Row("household", WRITE, unmasking),
    "record-edit": Row("household", SAFE, editing),
    "record-check": Row("household", SAFE, editing),
    "record-question": Row("household", SAFE, editing, ("h", "house_grade")),
    "household-life": Row("household", SAFE, editing),
    "household-file": Row("household", SAFE, home_record),
    "household-files": Row("plain", SAFE, no_such_thing),
    "household-scan": Row("household", WRITE, no_such_thing),
    "measure-add": Row("household", SAFE, editing),
    "measure-result": Row("household", SAFE, no_such_thing, (0,)),
    "workbooks": Row("place", SAFE, homes),
    "workbook": Row("workbook", SAFE, received_file),
    "workbook-remarks": Row("workbook", SAFE, working_file),
    "workbook-step": Row("workbook", WRITE, starting_a_step, ("check",)),
    "keying-list": Row("keying", SAFE, received_file),
    "keying-file": Row("keying", SAFE, working_file),
    "register-export": Row("place", SAFE, exporting),
    "register-export-file": Row("plain", SAFE, no_such_export, (0,)),
    "ledger": Row("place", SAFE, homes),
    "ledger-case": Row("place", WRITE, explaining),
    "ledger-case-withdraw": Row("place", WRITE, no_such_case),
    "ledger-close": Row("place", WRITE, closing_nothing),
    "continuation": Row("place", SAFE, homes),
    "continuation-list": Row("place", SAFE, village_page),
    "continuation-workbook": Row("place", WRITE, exporting),
    "unused": Row("place", SAFE, homes),
    "household-schemes": Row("household", SAFE, home_record),
    "work": Row("place", SAFE, homes),
    "people": Row("place", SAFE, township_page),
    "zone-move": Row("place", WRITE, moving_nowhere),
    "meetings": Row("place", SAFE, homes),
    "meeting": Row("daily", SAFE, of_the_township),
    "meeting-scan": Row("plain", WRITE, no_such_thing, (0,)),
    "meeting-new": Row("place", SAFE, not_auditing, ("activity",)),
    "helpers": Row("place", SAFE, homes),
    "helpers-propose": Row("place", SAFE, pairing_here),
    "helper": Row("daily", SAFE, of_a_helper),
    "handover": Row("plain", SAFE, no_such_thing, (0,)),
    "visits": Row("plain", SAFE, homes),
    "visit": Row("household", BOTH, home_record),
    "visit-sheet": Row("plain", SAFE, homes),
    "visit-back": Row("plain", WRITE, no_such_thing, (0,)),
    "familiarity": Row("household", SAFE, asking_helpers),
    "visit-problem": Row("daily", SAFE, of_its_villages),
    "visit-keyed": Row("place", BOTH, not_auditing),
    "supervision": Row("place", SAFE, homes),
    "observation": Row("daily", SAFE, of_the_township),
    "lessons": Row("place", SAFE, homes),
    "lesson": Row("daily", SAFE, of_its_villages),
    "appraisal": Row("place", SAFE, township_page),
    "appraisal-issue": Row("place", SAFE, township_page),
    "appraisal-month": Row("place", SAFE, township_page, ("2017-03",)),
    "appraisal-settle": Row("place", WRITE, settling_nothing, ("2017-03",)),
    "my-month": Row("plain", SAFE, homes),
    "ladder": Row("place", SAFE, homes),
    "surveys": Row("place", SAFE, homes),
    "survey": Row("daily", SAFE, of_the_township),
    "survey-slips": Row("daily", SAFE, slips_for_askers),
    "survey-answer": Row("plain", SAFE, for_all),
    "checklists": Row("place", SAFE, homes),
    "checklist": Row("daily", SAFE, of_its_villages),
    "checklist-issue": Row("place", SAFE, issuing_here),
    "household-plan": Row("household", SAFE, home_record),
    "money": Row("place", SAFE, own_place),
    "settlement": Row("place", SAFE, own_place),
    "statements": Row("place", SAFE, own_place, ("2016-12", "coal")),
    "statement-file": Row("plain", SAFE, nothing_there, (0,)),
    "statement-take": Row("plain", WRITE, nothing_there, (0,)),
    "statement": Row("funds", SAFE, station_record),
    "payment": Row("funds", SAFE, home_record),
    "payment-slip": Row("funds", WRITE, printing_a_slip),
    "slip-open": Row("plain", SAFE, for_all),
    "bank": Row("place", SAFE, homes),
    "bank-send": Row("place", SAFE, sending),
    "bank-line": Row("plain", SAFE, no_such_line, (0,)),
    "bank-apply": Row("plain", WRITE, no_such_line, (0,)),
    "book": Row("place", SAFE, homes),
    "book-close": Row("place", SAFE, closing_no_month),
    "book-sheet": Row("place", SAFE, not_closed, ("2016-01",)),
    "plans": Row("place", SAFE, homes),
    "plan-new": Row("place", SAFE, drawing_up),
    "plan": Row("funds", SAFE, home_record),
    "plan-propose": Row("funds", WRITE, proposing_again),
    "village-work": Row("place", SAFE, homes),
    "work-sign": Row("place", WRITE, signing_nothing),
    "work-write": Row("place", WRITE, plotting_nothing),
    "runs": Row("place", SAFE, homes),
    "run-make": Row("place", WRITE, listing_nothing),
    "run": Row("funds", SAFE, home_record),
    "run-act": Row("funds", WRITE, paying_nothing),
    "run-file": Row("funds", WRITE, taking_the_file),
    "run-answer": Row("funds", WRITE, answering_nothing),
    "outlines": Row("plain", SAFE, map_upload),
    "stations": Row("place", SAFE, own_place),
    "fleet": Row("place", SAFE, own_place),
    "readings": Row("place", SAFE, own_place),
    "building": Row("place", SAFE, own_place),
    "progress": Row("place", SAFE, own_place),
    "plots": Row("place", SAFE, own_place),
    "plot-write": Row("place", WRITE, plotting_nothing),
    "station-shares": Row("station", SAFE, station_record),
    "readings-file": Row("plain", SAFE, nothing_there, (0,)),
    "readings-answer": Row("plain", WRITE, nothing_there, (0,)),
    "send-readings": Row("plain", WRITE, without_a_key),
    "station": Row("station", SAFE, station_record),
    "station-report": Row("station", WRITE, reporting_nothing),
    "grids": Row("place", SAFE, homes),
    "grid-partition": Row("place", SAFE, village_form),
    "grid-workbook": Row("place", SAFE, village_form),
    "grid-candidates": Row("place", SAFE, village_form),
    "grid-votes": Row("place", SAFE, village_form),
    "grid-homes": Row("place", SAFE, village_page),
    "grid-members": Row("place", SAFE, village_page),
    "standard": Row("plain", SAFE, own_place),
    "standard-pack": Row("plain", SAFE, own_place, ("cn_register_2014",)),
    "what-if": Row("place", SAFE, homes),
    "what-if-homes": Row("place", WRITE, exporting),
    "village-facts": Row("place", SAFE, own_place),
    "village-state": Row("place", WRITE, stating_a_village),
    "standard-indices": Row("place", SAFE, homes),
    "standard-exits": Row("place", SAFE, homes),
    "standard-village-exit": Row("place", WRITE, closing_nothing),
    "standard-sample": Row("place", SAFE, homes),
    "standard-sample-draw": Row("place", WRITE, drawing_nothing),
    "standard-sample-file": Row("place", WRITE, no_such_case, (0,)),
    "number": Row("place", SAFE, own_place),
    "decisions": Row("place", SAFE, homes),
    "decision": Row("decision", SAFE, home_record),
    "decision-start": Row("plain", SAFE, homes),
    "decision-step": Row("plain", SAFE, nothing_chosen),
    "notice-post": Row("plain", SAFE, nothing_chosen),
    "decision-withdraw": Row("decision", WRITE, taking_back),
    "decision-scan": Row("decision", WRITE, no_such_scan),
    "notice": Row("notice", SAFE, for_all),
    "notice-sheet": Row("notice", SAFE, for_all),
    "object": Row("notice", SAFE, for_all),
    "objection-receive": Row("notice", SAFE, typing_objections),
    "objection-status": Row("plain", BOTH, for_all),
    "objections": Row("place", SAFE, homes),
    "objection": Row("notice", SAFE, answering),
    "needs": Row("place", SAFE, homes),
    "ask": Row("ask", SAFE, homes, ("need",)),
    "tasks": Row("place", SAFE, own_place),
    "task-sheet": Row("place", SAFE, own_place),
    "task-act": Row("plain", WRITE, nothing_asked),
    "findings": Row("place", SAFE, homes),
    "findings-rule": Row("rule", SAFE, homes, ("standard.income",)),
    "findings-file": Row("rule", WRITE, exporting, ("standard.income",)),
    "findings-run": Row("run", SAFE, homes),
    "findings-settle": Row("plain", WRITE, no_such_thing),
    "finding": Row("finding", SAFE, home_record),
    "jobs": Row("plain", SAFE, own_place),
    "job": Row("job", SAFE, station_record),
    "job-change": Row("job", WRITE, job_change),
    "bulletins": Row("plain", SAFE, for_all),
    "bulletin": Row("issue", SAFE, for_all),
    "bulletin-pdf": Row("issue", SAFE, for_all),
    "bulletin-word": Row("issue", SAFE, for_all),
    "bulletin-publish": Row("issue", WRITE, publishing),
    "frozen-figure": Row("printed", SAFE, for_all),
}


def for_helper(name: str, row: Row, relation: Relation) -> int:
    """What a helper gets: the own homes, and no place at all.

    Everybody's pages as everybody; of records and plain pages what stands in HELPER.
    """
    if name in HELPER and relation != "out":
        return HELPER[name]
    if row.answer in (for_all, redirects, without_a_key):
        return row.answer("township", relation)
    if row.kind == "household":
        return 404 if relation == "out" else 200
    return 403 if row.kind in ("place", "rule") else 404


HELPER = {
    "household-search": 302,
    "household-columns": 302,
    "household-filters": 302,
    "unmask": 403,
    "record-edit": 403,
    "record-check": 403,
    "record-question": 403,
    "household-life": 403,
    "household-scan": 404,
    "measure-add": 403,
    "measure-result": 404,
    "visits": 200,
    "visit-sheet": 200,
    "my-month": 200,
    "helper": 403,
    "familiarity": 403,
    "visit-back": 404,
    "meeting-scan": 404,
    "checklist": 200,
    "outlines": 403,
    "standard": 200,
    "standard-pack": 200,
    "decision-start": 200,
    "decision-step": 422,
    "notice-post": 422,
    "ask": 403,
    "objection-receive": 403,
    "findings-run": 200,
    "jobs": 200,
    "bulletin-publish": 403,
}
"""A helper's answers that differ from that."""
