"""Columns of 64-bit integers: what is no integer, negative, of another length or too large is refused. Pure.

NumPy wraps a product that is too large, counts a negative index from the end and repeats a column of one row: each
would change amounts without a word.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ints = NDArray[np.int64]
LARGEST = int(np.iinfo(np.int64).max)
HALF = 32
"""Bits of the lower part when a sum is taken in two parts."""


def column(name: str, given: ArrayLike) -> Ints:
    """`given` as a column of 64-bit integers, none negative. Raises ValueError, and OverflowError beyond 64 bits."""
    one = np.asarray(given)
    if one.ndim != 1 or (one.size and one.dtype.kind not in "iu"):
        raise ValueError(f"{name}: a column of integers is needed, not {one.dtype} of {one.ndim} dimensions")
    if one.size and one.min() < 0:
        raise ValueError(f"{name}: row {int(one.argmin())} is negative")
    if one.size and int(one.max()) > LARGEST:
        raise OverflowError(f"{name}: row {int(one.argmax())} does not fit into 64 bits")
    return one.astype(np.int64, copy=False)


def indices(name: str, given: ArrayLike, size: int) -> Ints:
    """`given` as row numbers of something with `size` rows. Raises ValueError for what points beside it."""
    one = column(name, given)
    if one.size and one.max() >= size:
        raise ValueError(f"{name}: row {int(one.argmax())} points at {int(one.max())}, but there are only {size}")
    return one


def refuse_lengths(**columns: Ints) -> None:
    """Raises ValueError unless all columns have as many rows."""
    lengths = {name: len(one) for name, one in columns.items()}
    if len(set(lengths.values())) > 1:
        raise ValueError(f"columns of one table have different lengths: {lengths}")


def refuse_unsorted(name: str, one: Ints) -> None:
    """Raises ValueError unless a column ascends."""
    if np.any(one[1:] < one[:-1]):
        raise ValueError(f"{name}: row {int(np.argmax(one[1:] < one[:-1])) + 1} is smaller than the row before it")


def product(one: Ints, other: Ints) -> Ints:
    """Both multiplied row by row, none negative. Raises OverflowError where a product does not fit into 64 bits."""
    if int(one.max(initial=0)) * int(other.max(initial=0)) > LARGEST:
        beyond = one > LARGEST // np.maximum(other, 1)
        if beyond.any():
            raise OverflowError(f"the product of row {int(beyond.argmax())} does not fit into 64 bits: settle in parts")
    return one * other


def summed(where: Ints, values: Ints, size: int) -> Ints:
    """Sums of `values`, none negative, at each of `size` indices. Raises OverflowError for a sum beyond 64 bits."""
    sums = np.zeros(size, np.int64)
    np.add.at(sums, where, values)
    if int(values.max(initial=0)) * len(values) > LARGEST:
        _refuse_sums(where, values, size)
    return sums


def _refuse_sums(where: Ints, values: Ints, size: int) -> None:
    high, low = np.zeros(size, np.int64), np.zeros(size, np.int64)
    np.add.at(high, where, values >> HALF)
    np.add.at(low, where, values & (2**HALF - 1))
    beyond = high + (low >> HALF) > LARGEST >> HALF
    if beyond.any():
        raise OverflowError(f"the sum of group {int(beyond.argmax())} does not fit into 64 bits: settle in parts")


def total(one: Ints) -> int:
    """The sum of a column, exact whatever its size."""
    return (int((one >> HALF).sum()) << HALF) + int((one & (2**HALF - 1)).sum())
