#!/usr/bin/env bash
# Trains the shipped model and exports it. Two CPU cores, about an hour; about 4 GiB of memory.
# usage: training/run.sh [DATA] [PASSES]
set -euo pipefail
cd "$(dirname "$0")/.."
# Large blocks stay with the process: on virtual machines giving them back costs a third of the time.
export MALLOC_MMAP_THRESHOLD_=1000000000 MALLOC_TRIM_THRESHOLD_=4000000000 MALLOC_TOP_PAD_=1000000000
export PYTHONPATH=src:.
python -m training.train --data "${1:-../shared}" --passes "${2:-12}" --out training/runs/tagger
python -m training.export --run training/runs/tagger
