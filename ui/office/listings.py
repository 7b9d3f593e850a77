"""What the Office tab lists: the people, places and days the office works with."""

from models.office.places import Contact, Country, Holiday, Person, Site, Unit
from ui.records.listing import Listing, belonging_to

DIRECTORY: tuple[Listing, ...] = (
    Listing(
        kind=Contact,
        icon="user",
        columns=("full_name", "role", "organization", "phone", "email"),
        order="full_name",
        facts={"role": "{}", "organization": "{}"},
        begin_with="surname",
    ),
    Listing(
        kind=Person,
        icon="user",
        columns=("full_name", "rank", "role", "local_staff", "user_name", "leaves_on"),
        order="full_name",
        facts={"rank": "{}", "role": "{}"},
        begin_with="surname",
    ),
    Listing(kind=Unit, groups=belonging_to(Unit), order="unit_name", facts={"unit_place": "{}"}),
    Listing(kind=Site, groups=belonging_to(Site), order="site_name", facts={"city": "{}"}),
    Listing(kind=Country, groups={"Holidays": (("holiday", "country_id"),)}, order="country_name"),
    Listing(kind=Holiday, icon="calendar-check", order="holiday_on"),
)
