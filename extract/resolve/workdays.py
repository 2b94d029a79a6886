"""Count working days: Monday to Friday without Vietnam's public holidays and substitute days.

The holidays, lunar ones and days off in lieu included, come from the kept ``holidays``
package (Bộ luật Lao động 2019, điều 112).
"""

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

_SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Tell whether Vietnamese offices work on ``day``.

    >>> is_working_day(date(2025, 9, 2)), is_working_day(date(2025, 9, 3))
    (False, True)
    """
    return day.weekday() < _SATURDAY and day not in _days_off()


def add_working_days(start: date, count: int) -> date:
    """Return the ``count``-th working day after ``start``, which is not counted itself.

    >>> add_working_days(date(2025, 8, 29), 2)
    datetime.date(2025, 9, 4)
    """
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


@cache
def _days_off() -> "HolidayBase":
    import holidays  # a twentieth of a start, and few deadlines count working days

    return holidays.country_holidays("VN")
