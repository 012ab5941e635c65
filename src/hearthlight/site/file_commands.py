"""Commands over folders of Parquet: screen one, make an invented nation. They open no data folder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from gettext import translation
from pathlib import Path
from typing import TYPE_CHECKING

from hearthlight import standard
from hearthlight.site.problem import Problem

if TYPE_CHECKING:
    from hearthlight.standard.own_frames.frame_words import Fault


def screen_files(
    source: Path, day: date | None, law: str, out: Path | None, engine: str, master: str, json_: bool
) -> str:
    """Screen the register in `source`, write what came of it to `out`, and give the totals as text."""
    from hearthlight.core.clock import working_day
    from hearthlight.standard.engines import command

    if out is None:
        raise Problem("结果写到哪里？请加 --out 文件夹。", "Where shall the findings go? Add --out FOLDER.")
    if engine not in command.ENGINES:
        english = f"There is no engine {engine}: use polars or spark."
        raise Problem(f"没有 {engine} 这个引擎：请用 polars 或 spark。", english)
    on = day or working_day()
    with told():
        outcome = command.screen(source, command.law_of(law, on), on, out, engine, master)
    return command.text(outcome, json_)


def nation(households: int, seed: int, day: date | None, out: Path, counter: Callable[[str], None]) -> None:
    """Write an invented nation 样例数据 to `out`; `counter` says on the terminal how far it is."""
    from hearthlight.core.clock import working_day
    from hearthlight.standard.nation import stream

    with told():
        stream.nation(households, seed, day or working_day(), out, lambda homes: counter(f"{homes:,} / {households:,}"))


@contextmanager
def told() -> Iterator[None]:
    """What went wrong, in one sentence."""
    from hearthlight.register.parquet import NotFit
    from hearthlight.standard.engines.values import BadRows
    from hearthlight.standard.law.read_pack import BadPack, NoPack

    try:
        yield
    except BadRows as error:
        raise Problem(f"{error.file}：{_chinese(error.fault)}", str(error)) from error
    except NotFit as error:
        raise Problem(error.chinese, str(error)) from error
    except NoPack as error:
        raise Problem(f"没有可用的标准包：请换一个日期或标准包（{error}）。", str(error)) from error
    except BadPack as error:
        raise Problem(f"这个标准包有错，没有筛查：{error}", str(error)) from error
    except ImportError as error:
        english = f"Spark is not installed here ({error}): install hearthlight[spark] and Java 17."
        raise Problem("这里没有装 Spark：请先装 hearthlight[spark] 和 Java 17。", english) from error
    except OSError as error:
        raise Problem(f"文件读写失败：{error}", f"A file could not be read or written: {error}") from error


def _chinese(fault: "Fault") -> str:
    """A fault of a frame as the standard's catalogue says it in Chinese."""
    from hearthlight.standard.own_frames.frame_words import WORDS

    words = translation("django", Path(standard.__path__[0]) / "locale", ["zh_Hans"], fallback=True)
    return words.gettext(WORDS[fault.fault]).format(**asdict(fault))
