import importlib
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from distributed import LocalCluster

from generator.engine.cluster import Cluster, cluster
from generator.engine.runner import Here
from generator.errors import MachineError, ProjectError

NAMES = tuple(f"{number:02}.txt" for number in range(12))


@pytest.fixture(scope="module")
def work() -> Iterator[ModuleType]:
    """The module of functions that workers import: they look where this process looks."""
    sys.path.insert(0, str(Path(__file__).parent))
    yield importlib.import_module("cluster_work")
    sys.path.remove(str(Path(__file__).parent))


@pytest.fixture(scope="module")
def dask_cluster(work: ModuleType) -> Iterator[LocalCluster]:
    """A real cluster: a scheduler in this process and two worker processes, which begin anew when they die."""
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50) as started:
        yield started


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a shared file and some of the items' own."""
    root = tmp_path / "project"
    for name, text in {"shared/greeting.txt": "good morning", "secret.txt": "not sent", **{f"items/{name}": f"item {name}" for name in NAMES}}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


@pytest.fixture(params=["", "file://"])
def run(dask_cluster: LocalCluster, project: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Cluster]:
    """The cluster with storage in a folder, and with the same folder as an address."""
    with cluster(dask_cluster.scheduler_address, f"{request.param}{tmp_path}/storage", project) as runner:
        yield runner


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def arguments(root: Path) -> dict[str, Any]:
    """What an item reads, what all share, where they write."""
    return {"reads": lambda name: [root / "items" / name], "shared": [root / "shared"], "writes": [root / "made"]}


def test_a_cluster_gives_the_same_results_and_files_as_this_machine(run: Cluster, project: Path, work: ModuleType) -> None:
    function = partial(work.join, work.Shop(project, "and a word"))
    here = [result[:2] for result in Here(1)(function, NAMES, **arguments(project))]
    files = tree(project)
    for path in (project / "made").iterdir():
        path.unlink()
    there = list(run(function, NAMES, **arguments(project)))
    assert [result[:2] for result in there] == here
    assert tree(project) == files
    assert os.getpid() not in {process for _, _, process in there}


@pytest.mark.parametrize("run", [""], indirect=True)
def test_a_worker_that_is_killed_in_the_middle_changes_nothing(run: Cluster, project: Path, work: ModuleType, tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    begun.mkdir()

    def kill_first() -> None:
        while len(list(begun.iterdir())) < 3:
            time.sleep(0.01)
        os.kill(int(sorted(begun.iterdir(), key=lambda path: path.stat().st_mtime_ns)[-1].name.rpartition("-")[2]), signal.SIGKILL)

    killer = threading.Thread(target=kill_first)
    killer.start()
    made = list(run(partial(work.slowly, work.Shop(project, str(begun))), NAMES, **arguments(project)))
    killer.join()
    assert len(list(begun.iterdir())) > len(NAMES), "no batch was begun a second time"
    assert [text for text, _, _ in made] == [f"good morning, item {name}, " for name in NAMES]
    assert {path.name for path in (project / "made").iterdir()} == {f"{name}.out" for name in NAMES}


@pytest.mark.parametrize("run", [""], indirect=True)
def test_a_batch_of_which_every_worker_dies_is_named(run: Cluster, work: ModuleType, dask_cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_cluster.scheduler, "allowed_failures", 0)
    with pytest.raises(MachineError, match="Every worker that took 'deadly' died of it"):
        list(run(work.deadly, ["good", "deadly"]))


def test_a_worker_sees_what_the_batch_names_and_nothing_of_the_batches_before(run: Cluster, project: Path, work: ModuleType) -> None:
    assert list(run(partial(work.seen, project), NAMES[:4], **arguments(project))) == [[f"items/{name}", "shared/greeting.txt"] for name in NAMES[:4]]
    with pytest.raises(MachineError, match=r"secret\.txt No such file"):
        list(run(partial(work.refused, project), ["secret.txt"]))


def test_what_nobody_can_send_is_done_on_this_machine(run: Cluster, project: Path, work: ModuleType) -> None:
    rules = arguments(project) | {"reads": lambda name: None if name == NAMES[1] else [project / "items" / name]}
    made = list(run(partial(work.join, work.Shop(project, "")), NAMES[:3], **rules))
    assert [text for text, _, _ in made] == [f"good morning, item {name}, " for name in NAMES[:3]]
    assert [process == os.getpid() for _, _, process in made] == [False, True, False]


def test_what_was_changed_in_the_storage_is_not_used(dask_cluster: LocalCluster, project: Path, work: ModuleType, tmp_path: Path) -> None:
    where = tmp_path / "storage"
    with cluster(dask_cluster.scheduler_address, str(where), project) as run:
        list(run(partial(work.join, work.Shop(project, "once")), NAMES[:1], **arguments(project)))
    for path in where.rglob("*"):
        if path.is_file():
            path.write_bytes(bytes(len(path.read_bytes())))
    with cluster(dask_cluster.scheduler_address, str(where), project) as run, pytest.raises(MachineError, match="held other bytes than were put there"):
        list(run(partial(work.join, work.Shop(project, "once")), NAMES[:1], **arguments(project)))


def test_an_address_at_which_nobody_answers_is_said_at_once(project: Path, tmp_path: Path) -> None:
    with pytest.raises(MachineError, match=r"tcp://127\.0\.0\.1:9 does not answer"), cluster("tcp://127.0.0.1:9", str(tmp_path), project):
        pass


@pytest.mark.parametrize("address", ["", "nonsense", "http://localhost:8786", "tcp://host:port"])
def test_what_is_no_address_is_said(address: str, project: Path, tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="is no address of a Dask scheduler"), cluster(address, str(tmp_path), project):
        pass


def test_without_the_extra_one_message_says_what_to_install(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ProjectError, match=r"pip install 'mela\[cluster\]', or leave out --cluster"), cluster("tcp://127.0.0.1:9", str(tmp_path), project):
        pass
