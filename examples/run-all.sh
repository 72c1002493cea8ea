#!/bin/sh
# Runs every example; the exit status is not 0 where one fails.
set -eu
cd -P "$(dirname "$0")"
for example in ceremony.sh batch-payout.sh sweep-200.sh ci/rehearsal.sh; do
  echo "# $example"
  sh "./$example"
done
echo '# policies'
node ../bin/ringi.js policy test policies/*.policy-test.yaml
echo '# library.mjs'
node library.mjs
echo 'All examples passed.'
