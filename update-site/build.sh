#!/usr/bin/env bash
# Builds the update site, or adds this release to the one in FOLDER, verifies it and installs it on trial. How and why: update-site/README.md
#   update-site/build.sh [FOLDER [yyyyMMddHHmmss]]     default: target/update-site, time of the last commit (UTC)
set -euo pipefail
here=$PWD
cd "$(dirname "$0")/.."
folder=${1:-target/update-site}
case $folder in /*|target/update-site) ;; *) folder=$here/$folder ;; esac
timestamp=${2:-$(TZ=UTC git log -1 --format=%cd --date=format-local:%Y%m%d%H%M%S)}

rm -rf target/libraries target/roi2roc-*.jar
mvn -B -ntp -q package -DskipTests
java -cp target/test-classes:target/classes io.github.roi2roc.site.BuildSite "$folder" "$timestamp"
