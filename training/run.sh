#!/usr/bin/env bash
# Trains a model as the shipped one was, in two runs where it took five (training/LOG.md), and exports it: about
# five hours on two CPU cores, 8 GiB of memory.
# usage: training/run.sh [DATA]      needs: pip install -e '.[train]'
set -euo pipefail
cd "$(dirname "$0")/.."
# Large blocks stay with the process: on virtual machines giving them back costs a third of the time.
export MALLOC_MMAP_THRESHOLD_=1000000000 MALLOC_TRIM_THRESHOLD_=4000000000 MALLOC_TOP_PAD_=1000000000
export PYTHONPATH=src:.
data="${1:-../shared}"
python -m training.train --data "$data" --out training/runs/first --passes 9 --minutes 120
# A second run from there at a lower rate, annealed again.
python -m training.train --data "$data" --out training/runs/tagger --start training/runs/first/model.pt \
  --passes 9 --minutes 85 --encoder-rate 8e-5 --reader-rate 6e-4 --seed 4
python -m training.export --run training/runs/tagger
# The reader of MUC-4's templates, on the encoder as it is now.
python -m training.templates --data "$data" --run training/runs/tagger
# What stands on the model: the weights of place names, and the lines of the confidences.
python -m training.toponyms --data "$data"
python -m training.calibrate --data "$data"
