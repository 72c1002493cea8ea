#!/bin/sh
# Runs every example; the exit status is not 0 where one fails.
set -eu
cd -P "$(dirname "$0")"
for example in ceremony.sh batch-payout.sh sweep-200.sh; do
  echo "# $example"
  sh "./$example"
done
echo '# library.mjs'
node library.mjs
echo 'All examples passed.'
