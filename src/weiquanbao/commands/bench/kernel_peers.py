"""The kernel workload on python-statemachine or django-fsm-2. Runs in the peers' environment, one round a line."""

import sys
import time

SECONDS = 0.4
FACTS = {"complete": True, "competent": True}
WALK = ("accept", "serve", "constitute", "hear", "award")
SETTLING = ("accepted", "served", "constituted", "heard")
WITHDRAWING = ("filed", "accepted", "served", "constituted")


def statemachine_case():
    """One case as a python-statemachine StateMachine."""
    from statemachine import State, StateMachine

    class Arbitration(StateMachine):
        new = State(initial=True)
        filed, accepted, served, constituted, heard = State(), State(), State(), State(), State()
        awarded, settled, withdrawn = State(final=True), State(final=True), State(final=True)
        both = ["application_is_complete", "has_jurisdiction"]
        file = new.to(filed, cond=both)
        accept = filed.to(accepted, cond=both)
        serve = accepted.to(served, cond=both)
        constitute = served.to(constituted, cond=both)
        hear = constituted.to(heard, cond=both)
        settle = (
            accepted.to(settled, cond=both)
            | served.to(settled, cond=both)
            | constituted.to(settled, cond=both)
            | heard.to(settled, cond=both)
        )
        withdraw = (
            filed.to(withdrawn, cond=both)
            | accepted.to(withdrawn, cond=both)
            | served.to(withdrawn, cond=both)
            | constituted.to(withdrawn, cond=both)
        )
        award = heard.to(awarded, cond=both)

        def application_is_complete(self):
            return FACTS["complete"]

        def has_jurisdiction(self):
            return FACTS["competent"]

    def run():
        machine = Arbitration()
        machine.file()
        for act in WALK:
            if not machine.enabled_events():
                raise RuntimeError(act)
            machine.send(act)

    return run


def fsm_case():
    """One case as a Django model with an FSMField, never saved."""
    import django
    from django.conf import settings

    settings.configure(INSTALLED_APPS=["django_fsm"], DATABASES={})
    django.setup()
    from django.db import models
    from django_fsm import FSMField, transition

    def complete(_):
        return FACTS["complete"]

    def competent(_):
        return FACTS["competent"]

    def moving(source, target):
        return transition("state", source=source, target=target, conditions=[complete, competent])

    class Arbitration(models.Model):
        state = FSMField(default="new")

        class Meta:
            app_label = "bench"

        @moving("new", "filed")
        def file(self):
            """Filed."""

        @moving("filed", "accepted")
        def accept(self):
            """Accepted."""

        @moving("accepted", "served")
        def serve(self):
            """Served."""

        @moving("served", "constituted")
        def constitute(self):
            """Constituted."""

        @moving("constituted", "heard")
        def hear(self):
            """Heard."""

        @moving(list(SETTLING), "settled")
        def settle(self):
            """Settled."""

        @moving(list(WITHDRAWING), "withdrawn")
        def withdraw(self):
            """Withdrawn."""

        @moving("heard", "awarded")
        def award(self):
            """Awarded."""

    def run():
        case = Arbitration()
        case.file()
        for act in WALK:
            if not list(case.get_available_state_transitions()):
                raise RuntimeError(act)
            getattr(case, act)()

    return run


def main():
    """Answer every line with cases a second."""
    run = {"statemachine": statemachine_case, "fsm": fsm_case}[sys.argv[1]]()
    for _ in sys.stdin:
        cases, start = 0, time.perf_counter()
        while time.perf_counter() - start < SECONDS:
            run()
            cases += 1
        print(cases / (time.perf_counter() - start), flush=True)


main()
