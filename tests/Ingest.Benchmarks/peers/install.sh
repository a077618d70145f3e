#!/usr/bin/env bash
# Installs the programs that the suites `parse` and `annotate` run beside ours. Nothing of them ships; what is not installed is left out of the tables.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

npm ci --no-audit --no-fund

if ! command -v opennlp > /dev/null && command -v apt-get > /dev/null && ((EUID == 0)); then
  apt-get update && apt-get install -y --no-install-recommends opennlp
fi

# OpenNLP needs a model: train one, on the sets that ours is trained on, with
#   node opennlp.mjs train opennlp.bin SET...
