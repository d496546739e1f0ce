#!/usr/bin/env bash
# What people write who have no action: create a task, poll until it is complete, download its files.
# Needs BASE_URL, API_KEY, PROMPT, OUTPUT_DIR; curl and jq are on GitHub's runners.
set -euo pipefail

call() {
  curl --silent --show-error --fail --header "Authorization: Bearer $API_KEY" "$@"
}

body=$(jq --null-input --arg prompt "$PROMPT" '{prompt: $prompt}')
task=$(call --json "$body" "$BASE_URL/tasks" | jq --raw-output .id)
while true; do
  status=$(call "$BASE_URL/tasks/$task" | jq --raw-output .status)
  case "$status" in
    complete) break ;;
    failed | cancelled) exit 1 ;;
  esac
  sleep 10
done

mkdir -p "$OUTPUT_DIR"
call "$BASE_URL/tasks/$task/deliverables" |
  jq --raw-output '.data[] | [.name, .download_url] | @tsv' |
  while IFS=$'\t' read -r name url; do
    curl --silent --show-error --fail --create-dirs --output "$OUTPUT_DIR/$name" "$url"
  done
