"""Chinese number words: amounts in capitals 人民币大写 and the 万 / 亿 of everyday figures."""

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "拾", "佰", "仟")
_SECTIONS = ("", "万", "亿", "万亿")


def capital_amount(fen: int) -> str:
    """An amount in capitals: ``capital_amount(540000) == "伍仟肆佰元整"``. Raises ValueError for 万亿 and above."""
    if fen < 0:
        return "负" + capital_amount(-fen)
    yuan, cents = divmod(fen, 100)
    if yuan >= 10**16:
        raise ValueError("the amount is too large to be written in words")
    if not fen:
        return "零元整"
    return (_integer(yuan) + "元" if yuan else "") + _cents(cents, bool(yuan))


def _cents(cents: int, after_yuan: bool) -> str:
    jiao, fen = divmod(cents, 10)
    if not cents:
        return "整"
    words = _DIGITS[jiao] + "角" if jiao else ("零" if after_yuan else "")
    return words + (_DIGITS[fen] + "分" if fen else "整")


def _integer(number: int) -> str:
    words, gap = "", False
    for index in range((len(str(number)) - 1) // 4, -1, -1):
        section = number // 10 ** (4 * index) % 10_000
        if section:
            zero = words and (gap or section < 1000)
            words += ("零" if zero else "") + _section(section) + _SECTIONS[index]
        gap = (section == 0 and bool(words)) or (gap and not section)
    return words


def _section(number: int) -> str:
    words, gap = "", False
    for index, digit in enumerate(f"{number:04d}"):
        if digit == "0":
            gap = bool(words)
            continue
        words += ("零" if gap else "") + _DIGITS[int(digit)] + _UNITS[3 - index]
        gap = False
    return words
