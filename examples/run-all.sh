#!/bin/sh
# Runs every example, or those that are named; the exit status is not 0 where one fails.
set -eu
cd -P "$(dirname "$0")"
[ $# -gt 0 ] || set -- ceremony.sh batch-payout.sh sweep-200.sh ci/rehearsal.sh exchange/check.sh policies library.mjs
for example in "$@"; do
  echo "# $example"
  case $example in
    policies) node ../bin/ringi.js policy test policies/*.policy-test.yaml ;;
    *.mjs) node "$example" ;;
    *) sh "./$example" ;;
  esac
done
echo 'All examples passed.'
