# SPDX-License-Identifier: LicenseRef-Meetingroom
"""The command line: reads arguments and hands over; it does no work of its own.

Nothing heavy is imported at the top, so that the window comes up fast and `export`
works without a display.
"""

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from meetingroom import __version__

if TYPE_CHECKING:
    from meetingroom.app.hosting_choice import HostingChoice

EXIT_FAILED = 1
EXIT_USAGE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Meetingroom.

    Args:
        arguments: Without the program's name; `None` for those of the process.

    Returns:
        The exit status: 0 for success, 1 for a failure that was explained, 2 for
        arguments that make no sense.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    commands = {
        "rehearse": _rehearse_parser,
        "export": _export_parser,
        "library": _library_parser,
        "join": _join_parser,
        "host": _host_parser,
        "check": _check_parser,
        "new": _new_parser,
    }
    if given == ["read-memo"]:
        # How the program reads a memo apart; not meant for people.
        from meetingroom.app.reading_child import main as read_memo  # noqa: PLC0415

        return read_memo()
    if given and given[0] in commands:
        parser = commands[given[0]]()
        options = parser.parse_args(given[1:])
    else:
        parser = _app_parser()
        options = parser.parse_args(given)
    status: int = options.run(options)
    return status


def hold_collector() -> None:
    """Let no garbage be collected until the first paint; call before Qt is imported.

    Source: measured, the import makes 100,000 objects, all of which stay, and looking
    through them again and again costs 5 ms of 130.
    """
    gc.disable()


def _app_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "meetingroom",
        description="Meetings that read before they talk.",
        epilog="Also: meetingroom join, meetingroom host, meetingroom rehearse,"
        " meetingroom check, meetingroom new, meetingroom export, meetingroom library."
        " Each explains itself with --help.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument(
        "memo",
        nargs="?",
        help="memo to start a meeting with (Word, Markdown, HTML, OpenDocument, PDF or"
        " text), or an invitation to join by",
    )
    _add_no_network(parser)
    _add_hosting(parser)
    _add_library(parser)
    _add_team(parser)
    parser.set_defaults(run=_run_app)
    return parser


def _join_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "meetingroom join",
        description="Join a meeting that another machine hosts. The options about"
        " hosting are for meetings begun or taken over later.",
    )
    parser.add_argument("invitation", help="the link, in quotes")
    _add_no_network(parser)
    _add_hosting(parser)
    _add_library(parser)
    parser.set_defaults(run=_run_join)
    return parser


def _host_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "meetingroom host",
        description="Host meetings on a machine nobody sits at. Unfinished meetings of"
        " the library go on. The invitations are printed; who has the facilitator's"
        " leads the meeting from the app.",
    )
    parser.add_argument(
        "memos", nargs="*", type=Path, metavar="MEMO", help="begin a meeting for each"
    )
    parser.add_argument(
        "--headless",
        action="store_true",
        required=True,
        help="without a window; the app itself hosts what is started in it",
    )
    parser.add_argument(
        "--facilitator",
        default="Facilitator",
        metavar="NAME",
        help="who leads the new meetings (default: Facilitator)",
    )
    _add_hosting(parser)
    _add_library(parser)
    _add_team(parser)
    parser.set_defaults(run=_run_host)
    return parser


def _add_no_network(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--no-network",
        action="store_true",
        help="nobody joins from another laptop; no port is opened",
    )


def _add_hosting(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("hosting")
    group.add_argument(
        "--port", type=int, metavar="N", help="port to open; 0 for any free one"
    )
    group.add_argument(
        "--address", metavar="IP", help="listen at this address only (default: all)"
    )
    group.add_argument(
        "--certificate",
        type=Path,
        metavar="PEM",
        help="the organisation's certificate chain, instead of the meeting's own",
    )
    group.add_argument("--key", type=Path, metavar="PEM", help="its private key")
    group.add_argument(
        "--server-name",
        action="append",
        default=[],
        metavar="NAME",
        help="name under which guests reach this machine; may be repeated",
    )


def _rehearse_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "meetingroom rehearse",
        description="Practise a whole meeting with four simulated colleagues.",
    )
    parser.add_argument(
        "memo", nargs="?", type=Path, help="memo to read; a sample if left out"
    )
    parser.add_argument(
        "--pace",
        type=float,
        default=10.0,
        metavar="FACTOR",
        help="how much faster than real time the meeting runs (default 10)",
    )
    parser.add_argument(
        "--headless",
        action="store_true",
        help="hold the whole meeting without a display and keep a picture of each"
        " screen, the log and the exports",
    )
    parser.add_argument(
        "--output",
        type=Path,
        default=Path("rehearsal-output"),
        metavar="FOLDER",
        help="where --headless leaves them (default: rehearsal-output)",
    )
    _add_library(parser)
    parser.set_defaults(run=_run_rehearsal)
    return parser


def _export_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "meetingroom export", description="Write the decision log of a meeting."
    )
    parser.add_argument(
        "meeting",
        nargs="?",
        help="id or title of the meeting; the latest if left out",
    )
    parser.add_argument(
        "--format",
        default="md,html,csv,json,docx,pdf",
        metavar="LIST",
        help="md, html, csv, json, docx (the Word file the memo came from, with the"
        " notes as comments), pdf (the minutes, and the memo with its notes), separated"
        " by commas (default: all)",
    )
    parser.add_argument(
        "--output", type=Path, default=Path(), metavar="FOLDER", help="where to"
    )
    _add_library(parser)
    parser.set_defaults(run=_run_export)
    return parser


def _check_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "meetingroom check",
        description="Say whether memos are fit for a meeting. The exit status is 0 when"
        " nothing has to be settled, 1 when something has, 2 for wrong arguments, 3"
        " when a memo cannot be read.",
    )
    parser.add_argument("memos", nargs="*", type=Path, metavar="MEMO")
    parser.add_argument(
        "--kind", default="", metavar="NAME", help="kind of meeting, such as PR/FAQ"
    )
    parser.add_argument(
        "--minutes",
        type=int,
        metavar="N",
        help="length of the whole meeting (default: as the kind has it)",
    )
    parser.add_argument("--paper", choices=["a4", "letter"], default="a4")
    parser.add_argument("--json", action="store_true", help="for other programs")
    parser.add_argument(
        "--rules",
        action="store_true",
        help="show the rules in force, and check nothing",
    )
    _add_team(parser)
    parser.set_defaults(run=_run_check)
    return parser


def _add_team(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--team",
        type=Path,
        metavar="PATH",
        help="the team's rules and kinds of meetings (default: team.toml in the user's"
        " settings)",
    )


def _new_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "meetingroom new",
        description="Begin a memo from a template: six-pager, pr-faq, design-decision,"
        " hiring-debrief, weekly-review, or one of the folder “templates” beside the"
        " library.",
    )
    parser.add_argument("template", metavar="TEMPLATE")
    parser.add_argument(
        "--output",
        type=Path,
        required=True,
        metavar="FILE",
        help="a new file that ends in .md or .docx",
    )
    parser.set_defaults(run=_run_new)
    return parser


def _library_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "meetingroom library", description="Look after the library file."
    )
    parser.add_argument(
        "action",
        choices=["list", "rebuild"],
        help="list: the meetings in it; rebuild: make every table again from the log"
        " and report differences",
    )
    _add_library(parser)
    parser.set_defaults(run=_run_library)
    return parser


def _add_library(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--library",
        type=Path,
        metavar="PATH",
        help="library file to use instead of the one in the user's data folder",
    )


def _run_app(options: argparse.Namespace) -> int:
    hold_collector()
    from meetingroom.app.start import start  # noqa: PLC0415 - Qt only where needed

    given: str = options.memo or ""
    is_link = "://" in given
    return start(
        library=options.library,
        memo=Path(given) if given and not is_link else None,
        invitation=given if is_link else "",
        hosting=None if options.no_network else _hosting(options),
        team=options.team,
    )


def _run_join(options: argparse.Namespace) -> int:
    hold_collector()
    from meetingroom.app.start import start  # noqa: PLC0415 - Qt only where needed

    return start(
        library=options.library,
        invitation=options.invitation,
        hosting=None if options.no_network else _hosting(options),
    )


def _run_host(options: argparse.Namespace) -> int:
    from meetingroom.app.serve import serve  # noqa: PLC0415 - only this command

    return serve(
        options.memos,
        library=options.library,
        facilitator=options.facilitator,
        choice=_hosting(options),
        team=options.team,
    )


def _hosting(options: argparse.Namespace) -> "HostingChoice":
    from meetingroom.app.hosting_choice import HostingChoice  # noqa: PLC0415

    return HostingChoice(
        options.port,
        options.address,
        options.certificate,
        options.key,
        options.server_name,
    )


def _run_rehearsal(options: argparse.Namespace) -> int:
    # Qt only where needed.
    from meetingroom.app.start import rehearse, rehearse_headless  # noqa: PLC0415

    if options.headless and options.library is not None:
        sys.stderr.write(
            "--headless keeps its library in the folder of --output; leave --library"
            " out.\n"
        )
        return EXIT_USAGE
    if options.headless:
        return rehearse_headless(options.memo, options.output)
    return rehearse(options.memo, library=options.library, pace=options.pace)


def _run_export(options: argparse.Namespace) -> int:
    from meetingroom.app.record import export_meeting  # noqa: PLC0415 - see above

    formats = tuple(part.strip() for part in options.format.split(",") if part.strip())
    return export_meeting(options.library, options.meeting, formats, options.output)


def _run_check(options: argparse.Namespace) -> int:
    from meetingroom.app.check import run  # noqa: PLC0415 - only this command

    return run(options)


def _run_new(options: argparse.Namespace) -> int:
    from meetingroom.app.templates import new_memo  # noqa: PLC0415 - only this command

    return new_memo(options.template, options.output)


def _run_library(options: argparse.Namespace) -> int:
    from meetingroom.app.record import list_meetings, rebuild  # noqa: PLC0415

    if options.action == "list":
        return list_meetings(options.library)
    return rebuild(options.library)
