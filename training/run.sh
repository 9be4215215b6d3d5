#!/usr/bin/env bash
# Trains the shipped model and exports it: about two hours on two CPU cores, 5 GiB of memory.
# usage: training/run.sh [DATA]      needs: pip install -e '.[train]'
set -euo pipefail
cd "$(dirname "$0")/.."
# Large blocks stay with the process: on virtual machines giving them back costs a third of the time.
export MALLOC_MMAP_THRESHOLD_=1000000000 MALLOC_TRIM_THRESHOLD_=4000000000 MALLOC_TOP_PAD_=1000000000
export PYTHONPATH=src:.
data="${1:-../shared}"
python -m training.train --data "$data" --out training/runs/first --passes 9 --minutes 62
# A second run from there at a lower rate, annealed again.
python -m training.train --data "$data" --out training/runs/tagger --start training/runs/first/model.pt \
  --passes 9 --minutes 52 --encoder-rate 8e-5 --reader-rate 5e-4 --seed 2
python -m training.export --run training/runs/tagger
