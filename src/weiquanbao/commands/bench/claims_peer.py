"""Severance on OpenFisca: one worker built and computed, or many at once. Runs in the peers' environment."""

import sys
import time

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

SECONDS, WORKERS = 0.4, 1_000_000
PERIOD = "2026-03"
Person = build_entity(key="person", plural="persons", label="worker", is_person=True)


class months(Variable):
    value_type, entity, definition_period, label = int, Person, DateUnit.MONTH, "whole months of service"


class days(Variable):
    value_type, entity, definition_period, label = int, Person, DateUnit.MONTH, "days beyond them"


class wage(Variable):
    value_type, entity, definition_period, label = float, Person, DateUnit.MONTH, "average wage"


class severance(Variable):
    value_type, entity, definition_period, label = float, Person, DateUnit.MONTH, "severance"

    def formula(person, period):
        whole, rest, base = person("months", period), person("days", period), person("wage", period)
        left = whole % 12
        units = whole // 12 + np.where(left >= 6, 1.0, np.where((left > 0) | (rest > 0), 0.5, 0.0))
        base = np.maximum(base, 2430.0)
        above = base > 24_000.0
        return np.where(above, 24_000.0 * np.minimum(units, 12), base * units)


def system():
    """A tax and benefit system with nothing else in it."""
    made = TaxBenefitSystem([Person])
    made.add_variables(months, days, wage, severance)
    return made


def one(made):
    """Build and calculate, again and again; how many a second."""
    told = {
        "persons": {
            "a": {
                "months": {PERIOD: 39},
                "days": {PERIOD: 0},
                "wage": {PERIOD: 6000},
                "severance": {PERIOD: None},
            }
        }
    }
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < SECONDS:
        found = SimulationBuilder().build_from_entities(made, told)
        assert round(float(found.calculate("severance", PERIOD)[0])) == 21_000
        count += 1
    return count / (time.perf_counter() - start)


def set_one(made):
    """The same person set field by field, without reading a situation; how many a second."""
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < SECONDS:
        found = SimulationBuilder().build_default_simulation(made, 1)
        found.set_input("months", PERIOD, np.array([39]))
        found.set_input("days", PERIOD, np.array([0]))
        found.set_input("wage", PERIOD, np.array([6000.0]))
        assert round(float(found.calculate("severance", PERIOD)[0])) == 21_000
        count += 1
    return count / (time.perf_counter() - start)


def many(made):
    """A million workers in arrays; how many a second."""
    draw = np.random.default_rng(7)
    whole, rest = draw.integers(1, 220, WORKERS), draw.integers(0, 30, WORKERS)
    base = draw.integers(200_000, 4_000_000, WORKERS) / 100
    start = time.perf_counter()
    found = SimulationBuilder().build_default_simulation(made, WORKERS)
    found.set_input("months", PERIOD, whole)
    found.set_input("days", PERIOD, rest)
    found.set_input("wage", PERIOD, base)
    found.calculate("severance", PERIOD)
    return WORKERS / (time.perf_counter() - start)


if __name__ == "__main__":
    made = system()
    for _line in sys.stdin:
        print({"one": one, "set_one": set_one, "many": many}[sys.argv[1]](made), flush=True)
